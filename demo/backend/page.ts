import { Markup, html, page } from "../html.ts";
import type { FaultBoard, FaultName } from "./faults.ts";
import { faultNames } from "./faults.ts";
import type { DemoProduct } from "./product.ts";

/** What each switch sends and what a person may expect of it. */
const switchesOf = ({
  breakers,
  exposed,
}: DemoProduct): Readonly<Record<FaultName, { readonly body: unknown; readonly effect: string }>> => ({
  errors: { body: { ratio: 1 }, effect: "that share of requests answers 500" },
  latency: { body: { seconds: 3, ratio: 1 }, effect: "that share of requests is recorded as so slow" },
  breaker: { body: { service: breakers.names[0], state: breakers.states[1] }, effect: "a circuit breaker is open" },
  memory: { body: { mebibytes: 700 }, effect: "the process holds so much more memory" },
  database: { body: {}, effect: "PostgreSQL cannot be reached" },
  connections: { body: { ratio: 0.9 }, effect: "that share of PostgreSQL's connections is taken" },
  connectionsGrowing: { body: { perMinute: 5 }, effect: "connections are opened and never closed" },
  disk: { body: { availableRatio: 0.05 }, effect: "that share of the disk is free" },
  diskFilling: { body: { hoursLeft: 4 }, effect: "the disk is full in so many hours" },
  hostMemory: { body: { availableRatio: 0.05 }, effect: "that share of the machine's memory is available" },
  certificate: { body: { days: 5 }, effect: "the certificate ends in so many days" },
  health: { body: {}, effect: "the first outside check answers 503" },
  absent: { body: { metric: Object.values(exposed).flat()[0]?.name }, effect: "a metric is not exposed" },
  crash: { body: {}, effect: "the process exits and stays down" },
});

const script = new Markup(`
  document.addEventListener("click", async ({ target }) => {
    const name = target.dataset?.fault;
    if (name === undefined) return;
    const off = target.dataset.off !== undefined;
    const body = document.getElementById("body-" + name)?.value;
    const reply = await fetch("/faults/" + name, off ? { method: "DELETE" } : { method: "PUT", body }).catch(() => undefined);
    if (reply?.ok) location.reload();
    else document.getElementById("said").textContent = reply ? (await reply.json()).error : "no answer";
  });`);

/** The page with a switch for each fault. */
export function faultPage(product: DemoProduct, faults: FaultBoard): string {
  const switches = switchesOf(product);
  const rows = faultNames.map((name) => {
    const active = faults.get(name);
    const { body, effect } = switches[name];
    return html`<tr>
      <th>${name}</th>
      <td>${effect}</td>
      <td>
        <input
          id="body-${name}"
          size="34"
          value="${JSON.stringify(active?.level ?? body)}"
          aria-label="level of ${name}"
        />
      </td>
      <td>
        <button data-fault="${name}">${active === undefined ? "Break" : "Change"}</button>
        ${active === undefined ? undefined : html`<button data-fault="${name}" data-off>Repair</button> <strong>on</strong>`}
      </td>
    </tr>`;
  });
  const paths = [...Object.keys(product.exposed), product.detailedHealth ?? product.health ?? "/demo"];
  const body = html`<h1>Demo backend: break something</h1>
    <p>
      ${paths.map((path) => html`<a href="${path}">${path}</a> · `)}
      <a href="/faults">faults as JSON</a>
    </p>
    <p id="said" class="error" role="alert"></p>
    <table>
      ${rows}
    </table>
    <script>
      ${script};
    </script>`;
  return page("Demo backend", body);
}
