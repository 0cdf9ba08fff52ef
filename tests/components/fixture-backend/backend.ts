import { z } from "zod";
import { declare } from "../../../components/backend.ts";
import { typeToken } from "../../../model/type-token.ts";

const id = "notebook";

/** How the notebook is kept. */
export interface NotebookSettings {
  /** Absolute path of its folder. */
  readonly notebookFolder: string;
  /** How many pages it has. */
  readonly notebookPages: number;
}

const schema = z.strictObject({
  notebookFolder: z
    .string()
    .regex(/^\//, "an absolute path")
    .optional()
    .meta({ description: "Folder of the notebook", otherwise: ".state/notebook" }),
  notebookPages: z.int().min(1).default(64).meta({ description: "How many pages the notebook has" }),
});

/** What stands in the notebook of a stack. */
export interface Notebook {
  readonly title: string;
  readonly pages: number;
  readonly services: readonly string[];
}

/** Name of the secret that is written on its cover. */
export const notebookKey = "notebookKey";

/** Its one file, which is also what its resource is called after the component. */
export const notebookFile = "notebook/pages.txt";

export const notebookText = ({ title, pages, services }: Notebook): string =>
  [title, `${pages} pages`, ...services].join("\n") + "\n";

/**
 * A backend that no product has: log lines of the local tier are written down by hand. It has everything that a
 * declaration can have of its own, and nothing outside its folder knows it but the test that adds it to the registry.
 */
export const notebook = declare<NotebookSettings, Notebook>({
  id,
  title: "a notebook beside the machine",
  serves: [{ capability: "logs", choice: id, tiers: ["local"] }],
  settings: {
    schema,
    tiers: ["local"],
    resolve: (given, { machine }) => {
      const { notebookFolder = `${machine.project}/.state/notebook`, notebookPages } = schema.parse(given);
      const issues =
        notebookPages > 500
          ? [{ path: "notebookPages", got: `${notebookPages}, which no binding holds`, expected: "at most 500" }]
          : [];
      return { own: { notebookFolder, notebookPages }, issues };
    },
  },
  secrets: { [notebookKey]: "what is written on the notebook's cover" },
  retention: { fixed: false, days: { logs: 7 }, source: "a week fits into it" },
  price: ({ own: { notebookPages } }) => [
    {
      item: "Notebook",
      price: {
        low: 1,
        high: notebookPages > 100 ? 3 : 2,
        source: "the stationer's around the corner",
        date: "2026-11",
      },
    },
  ],
  secretsNeeded: () => Promise.resolve([notebookKey]),
  compile: ({ catalog, stack, own }) =>
    Promise.resolve({
      objects: {
        title: `${stack.product}, stack ${stack.stack}`,
        pages: own.notebookPages,
        services: catalog.services.map(({ name }) => name),
      },
      items: [{ capability: "logs" as const, kind: "panel" as const, name: "all lines", query: "leaf through it" }],
      degradations: [
        { backend: id, item: "logs", lost: "every line that nobody writes down", fallback: "what somebody remembers" },
      ],
      breaches: [],
    }),
  files: (objects) => Promise.resolve([{ path: notebookFile, content: notebookText(objects) }]),
  resources: () => Promise.resolve([{ capability: "logs", type: typeToken("File"), suffix: notebookFile }]),
  preflight: (objects) =>
    Promise.resolve({
      issues: objects.services.length === 0 ? [{ path: id, got: "no service", expected: "something to note" }] : [],
      unseen: [],
    }),
  deploy: async () => (await import("./deploy.ts")).deploy,
});
