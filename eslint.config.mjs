import js from "@eslint/js";
import tseslint from "typescript-eslint";
import importX from "eslint-plugin-import-x";
import { backendIds } from "./tools/lint/backend-ids.mjs";
import { imports } from "./tools/lint/imports.mjs";
import { tierNames } from "./tools/lint/tier-names.mjs";

/** Folders whose code must run without Pulumi: fast to load, testable alone. What deploys is loaded by `deploy` alone. */
const pure = ["model/**/*.ts", "catalog/**/*.ts", "plan/**/*.ts", "components/*/{compile,backend,check,files}.ts"];

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
    files: ["{model,catalog,plan,components}/**/*.ts"],
    // Where kubectl looks for a cluster is the environment's to say; no plan depends on it.
    ignores: ["components/kubernetes/preflight/kubeconfig.ts"],
    rules: {
      "no-restricted-properties": [
        "error",
        {
          object: "process",
          property: "env",
          message: "tools/machine.ts reads it: the same input gives the same plan.",
        },
      ],
    },
  },
  {
    files: ["plan/**/*.ts", "program.ts"],
    ignores: ["plan/tiers.ts"],
    rules: { "structure/tier-names": "error" },
  },
  {
    files: ["{model,components,plan,commands,provider,tools,demo}/**/*.ts", "{program,index,transforms}.ts"],
    ignores: ["components/index.ts"],
    rules: { "structure/backend-ids": "error" },
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
