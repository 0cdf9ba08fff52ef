import type { Markup } from "../../html.ts";
import { html, link, page } from "../../html.ts";
import type { Message } from "../message.ts";
import type { AlertRule, Value } from "../prometheus.ts";
import { alertRules, currentValues } from "../prometheus.ts";
import { comparedQueries } from "../promql-operands.ts";

const refreshSeconds = 15;
/** Queries shown of one rule; burn-rate alerts compare four. */
const mostQueries = 8;

interface AlertPageSources {
  readonly prometheusUrl: string | undefined;
  readonly alertmanagerUrl: string | undefined;
  /** The inbox's messages about the alert, oldest first. */
  readonly messages: readonly Message[];
  readonly hasRunbook: boolean;
}

const labelList = (labels: Readonly<Record<string, string>>): string =>
  Object.entries(labels)
    .filter(([name]) => name !== "__name__")
    .map(([name, value]) => `${name}="${value}"`)
    .join(", ");

function valueTable(values: readonly Value[]): Markup {
  if (values.length === 0) return html`<p class="quiet">No series now.</p>`;
  return html`<table>
    ${values.map(
      ({ labels, value }) =>
        html`<tr>
          <td>${labelList(labels)}</td>
          <td><strong>${value}</strong></td>
        </tr>`,
    )}
  </table>`;
}

async function queryView(prometheusUrl: string, query: string): Promise<Markup> {
  const graph = `${prometheusUrl.replace(/\/$/, "")}/graph?${new URLSearchParams({ "g0.expr": query, "g0.tab": "0" }).toString()}`;
  const values = await currentValues(prometheusUrl, query).then(
    valueTable,
    (error: unknown) => html`<p class="error">Not evaluated: ${(error as Error).message}</p>`,
  );
  return html`<pre>${query}</pre>
    ${values}
    <p>${link(graph, "Graph in Prometheus")}</p>`;
}

async function ruleView(prometheusUrl: string, rule: AlertRule): Promise<Markup> {
  const queries = comparedQueries(rule.query).slice(0, mostQueries);
  const views = await Promise.all(queries.map((query) => queryView(prometheusUrl, query)));
  const instances = rule.alerts.map(
    ({ state, labels, value, activeAt }) =>
      html`<tr>
        <td>${state}</td>
        <td>${labelList(labels)}</td>
        <td>${value}</td>
        <td>${activeAt}</td>
      </tr>`,
  );
  const annotations = Object.entries(rule.annotations).map(
    ([name, value]) =>
      html`<tr>
        <th>${name}</th>
        <td>${link(value)}</td>
      </tr>`,
  );
  return html`<p>State: <strong>${rule.state}</strong></p>
    <h2>Current values</h2>
    ${views}
    <h2>Rule</h2>
    <pre>${rule.query}</pre>
    <p>
      for ${rule.duration} s · ${labelList(rule.labels)}
      ${rule.lastError === undefined ? undefined : html`<span class="error">${rule.lastError}</span>`}
    </p>
    <table>
      ${annotations}
    </table>
    ${
      instances.length === 0
        ? undefined
        : html`<h2>Pending and firing</h2>
            <table>
              ${instances}
            </table>`
    }`;
}

async function ruleSection(prometheusUrl: string | undefined, name: string): Promise<Markup> {
  if (prometheusUrl === undefined) return html`<p class="quiet">The inbox was started without --prometheus-url.</p>`;
  try {
    const rules = await alertRules(prometheusUrl, name);
    if (rules.length === 0) return html`<p class="error">Prometheus has no alerting rule ${name}.</p>`;
    return html`${await Promise.all(rules.map((rule) => ruleView(prometheusUrl, rule)))}`;
  } catch (error) {
    return html`<p class="error">Prometheus at ${prometheusUrl} does not answer: ${(error as Error).message}.</p>`;
  }
}

/** /alerts/NAME: where an alert stands, with its query's current values. Stands in for a dashboard on the local tier. */
export async function alertPage(name: string, sources: AlertPageSources): Promise<string> {
  const { prometheusUrl, alertmanagerUrl, messages, hasRunbook } = sources;
  const rule = await ruleSection(prometheusUrl, name);
  const latest = [...messages].reverse().slice(0, 20);
  const body = html`<nav>
      <a href="/">Inbox</a>
      ${hasRunbook ? html`<a href="/runbooks/${encodeURIComponent(name)}">Runbook</a>` : undefined}
      ${prometheusUrl === undefined ? undefined : link(`${prometheusUrl.replace(/\/$/, "")}/alerts`, "Prometheus")}
      ${alertmanagerUrl === undefined ? undefined : link(`${alertmanagerUrl.replace(/\/$/, "")}/#/alerts`, "Alertmanager")}
    </nav>
    <h1>${name}</h1>
    ${rule}
    <h2>Messages</h2>
    ${latest.length === 0 ? html`<p class="quiet">None.</p>` : undefined}
    <table>
      ${latest.map(
        ({ id, kind, receiver, title, receivedAtIso, alertStatus }) =>
          html`<tr>
            <td><a href="/messages/${id}">${receivedAtIso}</a></td>
            <td>${kind}</td>
            <td>${receiver}</td>
            <td>${alertStatus[name]}</td>
            <td>${title}</td>
          </tr>`,
      )}
    </table>`;
  return page(name, body, refreshSeconds);
}
