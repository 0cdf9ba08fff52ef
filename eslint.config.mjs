import js from "@eslint/js";
import tseslint from "typescript-eslint";
import importX from "eslint-plugin-import-x";

/** Folders whose code must run without Pulumi: fast to load, testable alone (design: model, plan, compile). */
const pure = [
  "model/**/*.ts",
  "catalog/**/*.ts",
  "plan/**/*.ts",
  "components/*/compile/**/*.ts",
  "components/vendor/**/*.ts",
];

export default tseslint.config(
  { ignores: ["node_modules/", ".state/", "docs/", "schema/"] },
  js.configs.recommended,
  {
    files: ["**/*.ts"],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { "import-x": importX },
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
              group: ["@pulumi/*", "@pulumiverse/*"],
              message: "The model, the plan and compile functions run without Pulumi.",
            },
            {
              group: ["**/commands/**", "**/provider/**", "**/demo/**"],
              message: "Data flows one way: catalog, model, plan, compile.",
            },
          ],
        },
      ],
    },
  },
  {
    files: ["model/**/*.ts"],
    rules: {
      "no-restricted-imports": [
        "error",
        {
          patterns: [
            {
              group: ["@pulumi/*", "**/catalog/**", "**/plan/**", "**/components/**"],
              message: "The model knows no product, no plan and no backend.",
            },
          ],
        },
      ],
    },
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
