import type { Reply, Request } from "../http.ts";
import { HttpError, json, readJson } from "../http.ts";
import type { FaultBoard } from "./faults.ts";
import { FaultIssue, faultNames, isFaultName } from "./faults.ts";

/** GET /faults, DELETE /faults, PUT and DELETE /faults/NAME. `metricNames` are those that `absent` may take away. */
export async function serveFaults(
  request: Request,
  faults: FaultBoard,
  metricNames: readonly string[],
): Promise<Reply> {
  const [, , name, ...more] = request.path.split("/");
  if (name === undefined || name === "") {
    if (request.method === "DELETE") await faults.clearAll();
    else if (request.method !== "GET") throw new HttpError(405, "/faults: expected GET or DELETE");
    return json(200, { faults: faults.list(), allowed: faultNames });
  }
  if (!isFaultName(name) || more.length > 0)
    throw new HttpError(400, `got fault "${[name, ...more].join("/")}"; expected ${faultNames.join(", ")}`);
  if (request.method === "DELETE") await faults.clear(name);
  else if (request.method === "PUT") {
    const body = await readJson(request);
    const metric = name === "absent" ? (body as { metric?: unknown } | null)?.metric : undefined;
    if (typeof metric === "string" && !metricNames.includes(metric))
      throw new HttpError(400, `fault absent: got metric "${metric}"; expected ${metricNames.join(", ")}`);
    try {
      await faults.put(name, body);
    } catch (error) {
      throw error instanceof FaultIssue ? new HttpError(400, error.message) : error;
    }
  } else throw new HttpError(405, `/faults/${name}: expected PUT or DELETE`);
  const reply = json(200, { faults: faults.list() });
  return faults.get("crash") === undefined ? reply : { ...reply, sent: () => process.exit(1) };
}
