import { existsSync, readdirSync } from "node:fs";
import { relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** The ids of all backends, which are the names of their folders. */
export const ids = new Set(
  readdirSync(`${root}components`).filter((name) => existsSync(`${root}components/${name}/backend.ts`)),
);

/**
 * Words that stand in files where they would name a backend, but name something else. `in`: files, or folders with a
 * slash at their end.
 *
 * @type {readonly { readonly words: readonly string[], readonly in: readonly string[], readonly why: string }[]}
 */
export const exemptions = [
  {
    words: [...ids],
    in: ["plan/tiers.ts"],
    why: "the tier table says what a tier has",
  },
  {
    words: ["pagerduty"],
    in: [
      "model/",
      "plan/secrets-needed.ts",
      "components/alertmanager/",
      "components/datadog/monitor/message.ts",
      "components/slack-email/backend.ts",
      "components/vendors/",
      "demo/inbox/",
    ],
    why: "a kind of receiver that every backend with alerts can notify, whoever provides paging",
  },
  {
    words: ["datadog", "newrelic"],
    in: ["model/metric.ts", "model/query.ts"],
    why: "catalog data: a metric's name at a vendor, a query in a vendor's language",
  },
  {
    words: ["local", "kubernetes"],
    in: ["model/capability.ts", "model/old-names.ts"],
    why: "the name of the tier, and the root components of version 0.1.0",
  },
  {
    words: [...ids],
    in: ["tools/lint/"],
    why: "these very rules",
  },
  {
    words: ["local"],
    in: ["commands/", "tools/bootstrap/"],
    why: "the name of the tier, and of the stack that commands take when none is given",
  },
  {
    words: ["local"],
    in: ["components/loki/"],
    why: "Loki's own word for rules that it reads from a folder",
  },
  {
    words: ["loki"],
    in: ["components/grafana-cloud/backend.ts"],
    why: "what config says for Grafana Cloud's logs",
  },
  {
    words: ["kubernetes"],
    in: ["components/elk/", "components/kube-prometheus-stack/bundled-rules.ts"],
    why: "Filebeat's field with a line's pod, and the service that a cluster is where the catalog has none",
  },
  {
    words: ["jaeger", "zipkin"],
    in: ["components/elk/traces/user.ts"],
    why: "beginnings of index names: what an engine of traces left must expire when the stack has the other one",
  },
  {
    words: ["zipkin"],
    in: ["components/opentelemetry-collector/"],
    why: "a protocol that the collector's chart opens a port for unless it is configured not to",
  },
  {
    words: ["blackbox-exporter", "postgres-exporter", "statsd-exporter"],
    in: ["components/local/", "components/prometheus/statsd.ts", "model/catalog.ts"],
    why: "names of programs: the local tier's processes, who reads the StatsD mapping on any tier, a scrape job",
  },
];

/**
 * @param {string} file
 * @param {string} place
 */
export const isIn = (file, place) => (place.endsWith("/") ? file.startsWith(place) : file === place);

/**
 * @param {string} file
 * @param {string} word
 */
const isExempt = (file, word) =>
  exemptions.some(({ words, in: places }) => words.includes(word) && places.some((place) => isIn(file, place)));

/**
 * A backend's id as a value or a key stands in its own folder alone: whoever else needs to know one asks the registry, or
 * for a capability. tests/structure.test.ts says when an exemption is not needed any more.
 *
 * @type {import("eslint").Rule.RuleModule}
 */
export const backendIds = {
  meta: {
    type: "problem",
    docs: { description: "a backend's id stands in its own folder alone" },
    schema: [],
    messages: { named: "`{{id}}` is a backend's id: ask the registry or for a capability, outside components/{{id}}" },
  },
  create(context) {
    const file = relative(root, context.filename).split(sep).join("/");
    /**
     * @param {import("estree").Node} node
     * @param {unknown} word
     */
    const check = (node, word) => {
      if (typeof word !== "string" || !ids.has(word) || file.startsWith(`components/${word}/`)) return;
      if (!isExempt(file, word)) context.report({ node, messageId: "named", data: { id: word } });
    };
    return {
      "Literal:not(ImportDeclaration > Literal)": (/** @type {import("estree").Literal} */ node) => {
        check(node, node.value);
      },
      "TemplateLiteral[expressions.length=0] > TemplateElement": (
        /** @type {import("estree").TemplateElement} */ node,
      ) => {
        check(node, node.value.cooked);
      },
      "Property > Identifier.key": (/** @type {import("estree").Identifier} */ node) => {
        check(node, node.name);
      },
    };
  },
};
