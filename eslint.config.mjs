import js from "@eslint/js";
import tseslint from "typescript-eslint";
import importX from "eslint-plugin-import-x";
import { backendIds } from "./tools/lint/backend-ids.mjs";
import { imports } from "./tools/lint/imports.mjs";
import { tierNames } from "./tools/lint/tier-names.mjs";

/** Folders whose code must run without Pulumi: fast to load, testable alone. What deploys is loaded by `deploy` alone. */
const pure = ["model/**/*.ts", "catalog/**/*.ts", "plan/**/*.ts", "components/*/{compile,backend,check,files}.ts"];

/** Receiver kinds of the model are called as the services are. */
const receiverKinds = ["pagerduty"];

export default tseslint.config(
  { ignores: ["node_modules/", ".state/", "docs/", "schema/", "coverage/"] },
  js.configs.recommended,
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { "import-x": importX, structure: { rules: { "backend-ids": backendIds, "tier-names": tierNames } } },
    rules: {
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-unnecessary-condition": ["error", { allowConstantLoopConditions: true }],
      "@typescript-eslint/consistent-type-definitions": ["error", "interface"],
      "@typescript-eslint/switch-exhaustiveness-check": [
        "error",
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: true },
      ],
      "import-x/no-duplicates": "error",
      "import-x/no-self-import": "error",
      "import-x/no-restricted-paths": ["error", { zones: imports }],
    },
  },
  {
    files: pure,
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              regex: "^@pulumi(verse)?/",
              allowTypeImports: true,
              message: "The model, the plan and compile functions run without Pulumi.",
            },
          ],
        },
      ],
    },
  },
  {
    files: ["plan/**/*.ts", "program.ts"],
    ignores: ["plan/tiers.ts"],
    rules: { "structure/tier-names": "error" },
  },
  // No backend is known by its id outside its folder, but in the tier table and the list of backends.
  {
    files: ["{model,components,plan,commands,provider,tools}/**/*.ts", "program.ts"],
    ignores: ["plan/tiers.ts", "components/index.ts"],
    rules: { "structure/backend-ids": "error" },
  },
  {
    files: [
      "model/**/*.ts",
      "plan/secrets-needed.ts",
      "components/{alertmanager,vendors,datadog,newrelic,slack-email}/**/*.ts",
    ],
    ignores: ["model/capability.ts", "model/catalog.ts"],
    rules: { "structure/backend-ids": ["error", { except: receiverKinds }] },
  },
  // The shipped stack, its tier and the folder with its programs are all called `local`.
  {
    files: ["commands/**/*.ts", "model/capability.ts"],
    rules: { "structure/backend-ids": ["error", { except: ["local"] }] },
  },
  // Names that programs have for themselves: processes of this machine, the job of a StatsD exporter, an index's prefix,
  // a volume, a group of bundled rules, Filebeat's provider, Loki's kinds of storage, Grafana Cloud's choice for logs.
  {
    files: ["components/local/{files,processes}.ts", "components/prometheus/statsd.ts", "model/catalog.ts"],
    rules: {
      "structure/backend-ids": ["error", { except: ["blackbox-exporter", "statsd-exporter", "postgres-exporter"] }],
    },
  },
  {
    files: ["components/elk/traces/user.ts"],
    rules: { "structure/backend-ids": ["error", { except: ["jaeger", "zipkin"] }] },
  },
  {
    files: ["components/{elk/filebeat,kube-prometheus-stack/bundled-rules}.ts"],
    rules: { "structure/backend-ids": ["error", { except: ["kubernetes"] }] },
  },
  {
    files: ["components/loki/**/*.ts"],
    rules: { "structure/backend-ids": ["error", { except: ["local"] }] },
  },
  {
    files: ["components/{grafana-cloud/backend,kubernetes/settings}.ts"],
    rules: { "structure/backend-ids": ["error", { except: ["loki"] }] },
  },
  {
    files: ["tests/**/*.ts"],
    rules: { "@typescript-eslint/no-unused-expressions": "off", "@typescript-eslint/no-non-null-assertion": "off" },
  },
  {
    files: ["**/*.mjs"],
    languageOptions: {
      globals: {
        process: "readonly",
        console: "readonly",
        URL: "readonly",
        setTimeout: "readonly",
        clearTimeout: "readonly",
        fetch: "readonly",
        Buffer: "readonly",
      },
    },
  },
);
