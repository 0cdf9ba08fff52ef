import assert from "node:assert/strict";
import { parse } from "yaml";
import { stratoai } from "../../../catalog/stratoai/index.ts";
import { compile, files } from "../../../components/grafana/compile.ts";
import { prod } from "./compiled.ts";

const provisioning = { prometheusUrl: "http://127.0.0.1:19090", dashboardsPath: "/somewhere/dashboards" };

function read(path: string): unknown {
  const { objects } = compile(stratoai, prod, { provisioning });
  return parse(files(objects).find((artifact) => artifact.path === path)?.content ?? "");
}

describe("Grafana's provisioning", () => {
  it("is there only for a Grafana that is ours to start", () => {
    const of = (options: Parameters<typeof compile>[2]) =>
      files(compile(stratoai, prod, options).objects).filter(({ path }) => path.startsWith("grafana/provisioning/"));
    assert.deepEqual(of({}), []);
    assert.equal(of({ provisioning }).length, 2);
  });

  it("names the stack's Prometheus, with its scrape interval", () => {
    assert.deepEqual(read("grafana/provisioning/datasources/prometheus.yaml"), {
      apiVersion: 1,
      datasources: [
        {
          name: "Prometheus",
          uid: "stratoai-prod-prometheus",
          type: "prometheus",
          access: "proxy",
          url: "http://127.0.0.1:19090",
          isDefault: true,
          editable: false,
          jsonData: { httpMethod: "POST", prometheusType: "Prometheus", timeInterval: "15s" },
        },
      ],
    });
  });

  it("names the folder of the dashboards, which nobody edits by hand", () => {
    assert.deepEqual(read("grafana/provisioning/dashboards/catalog.yaml"), {
      apiVersion: 1,
      providers: [
        {
          name: "stratoai-prod",
          folder: "StratoAI (prod)",
          type: "file",
          allowUiUpdates: false,
          updateIntervalSeconds: 30,
          options: { path: "/somewhere/dashboards" },
        },
      ],
    });
  });
});
