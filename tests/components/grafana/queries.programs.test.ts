import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { withoutVariables } from "../../../components/grafana/targets.ts";
import { dashboards, panelsOf } from "./compiled.ts";
import { needs, tool } from "../../support/toolchain.ts";

describe("Grafana's queries, by Prometheus' own type check", () => {
  needs("promtool");

  it("are all accepted", () => {
    const queries = dashboards()
      .flatMap(panelsOf)
      .flatMap(({ targets }) => targets!);
    const rules = queries.map(({ expr }, index) => ({ record: `panel:query${index}`, expr: withoutVariables(expr) }));
    const run = spawnSync(tool("promtool"), ["check", "rules"], {
      input: JSON.stringify({ groups: [{ name: "panels", rules }] }),
      encoding: "utf8",
    });
    assert.equal(run.status, 0, run.stderr);
    assert.match(run.stdout, new RegExp(`SUCCESS: ${queries.length} rules found`));
  });
});
