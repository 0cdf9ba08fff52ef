import assert from "node:assert/strict";
import { z } from "zod";
import type { Service } from "../../../components/backend.ts";
import { declare } from "../../../components/backend.ts";
import { backends } from "../../../components/index.ts";
import { compiledResources, inCluster } from "../../../components/kubernetes/in-cluster.ts";
import { clusterSettings } from "../../../components/kubernetes/own-settings.ts";
import type { ClusterResources } from "../../../components/kubernetes/resources.ts";
import { noResources } from "../../../components/kubernetes/resources.ts";
import { config, plan, settings, validationError } from "../../plan/support.ts";

const serves: readonly Service[] = [
  { capability: "errors", choice: "logbook", tiers: ["complete"], interfaces: [{ name: "logbook", login: true }] },
];

interface LogbookSettings {
  readonly logbook: { readonly pages: number; readonly title: string };
}

/** A backend that no product has: it declares all that it reads of `kubernetes` itself. */
const logbook = declare<LogbookSettings, ClusterResources>({
  ...inCluster,
  id: "logbook",
  title: "a logbook in the cluster",
  serves,
  settings: clusterSettings({
    serves,
    volumes: ["logbook"],
    keys: {
      logbook: z
        .strictObject({ pages: z.int().min(1).default(64).meta({ description: "How many pages it has" }) })
        .prefault({})
        .meta({ description: "The logbook" }),
    },
    resolve: ({ logbook: { pages } }, { namespace }) => ({
      own: { logbook: { pages, title: namespace ?? "untitled" } } satisfies LogbookSettings,
      issues: pages > 500 ? [{ path: "kubernetes.logbook.pages", got: `${pages}`, expected: "at most 500" }] : [],
    }),
  }),
  wanted: ({ logbook: { pages } }) => pages > 100,
  compile: () => Promise.resolve(compiledResources(noResources)),
});

const withLogbook = { backends: [...backends, logbook] };

const complete = (kubernetes: Readonly<Record<string, unknown>>, more: Readonly<Record<string, unknown>> = {}) =>
  config({ tier: "complete", kubernetes, ...more });

describe("A backend's own part of the setting `kubernetes`", () => {
  it("is read where it is declared, beside what the cluster says, whether or not the stack has the backend", () => {
    const { own, rows } = settings(complete({ namespace: "ops", logbook: { pages: "96" } }), withLogbook);
    assert.deepEqual(own.get("logbook"), { logbook: { pages: 96, title: "ops" } });
    assert.deepEqual(
      rows.filter(({ key }) => key === "kubernetes.logbook.pages"),
      [{ key: "kubernetes.logbook.pages", value: "96", origin: "config", source: "Pulumi.test.yaml" }],
    );
  });

  it("sizes its volumes and publishes its interfaces by their names", () => {
    const ingress = { hosts: { logbook: "log.example.com" }, clusterIssuer: "letsencrypt", auth: "login" };
    const raw = complete({ volumes: { logbook: "3Gi" }, ingress }, { errors: "logbook" });
    const { rows } = settings(raw, withLogbook);
    const value = (key: string) => rows.find((row) => row.key === `kubernetes.${key}`)?.value;
    assert.deepEqual([value("volumes.logbook"), value("ingress.hosts.logbook")], ["3Gi", "log.example.com"]);
  });

  it("is refused for what it does not declare, with its own issues, and on other tiers", async () => {
    const refusal = (...of: Parameters<typeof settings>) => validationError(() => settings(...of));
    const misspelt = complete({ volumes: { logbok: "3Gi" }, logbook: { page: 1 } });
    assert.match(
      await refusal(misspelt, withLogbook),
      /kubernetes\.volumes\.logbok: got an unknown key; .*did you mean `logbook`\?[^]*kubernetes\.logbook\.page: got an unknown key/,
    );
    assert.match(
      await refusal(complete({ logbook: { pages: 501 } }), withLogbook),
      /logbook\.pages: got 501; expected at most/,
    );
    assert.match(await refusal(complete({ logbook: { pages: 9 } })), /kubernetes\.logbook: got an unknown key/);
    const elsewhere = config({ tier: "economy", kubernetes: { logbook: { pages: 9 } } });
    assert.match(await refusal(elsewhere, withLogbook), /kubernetes: got .*; expected only with tier: complete/);
  });

  it("brings it into the stack where that is what it says", async () => {
    const brought = async (pages: number) => {
      const { compiled } = await plan(complete({ logbook: { pages } }), withLogbook);
      return compiled.some(({ backend }) => backend === logbook);
    };
    assert.deepEqual([await brought(100), await brought(101)], [false, true]);
  });
});
