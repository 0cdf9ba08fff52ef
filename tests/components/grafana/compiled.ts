import { stratoai } from "../../../catalog/stratoai/index.ts";
import { dashboardText } from "../../../components/grafana/files.ts";
import { compile } from "../../../components/grafana/compile.ts";
import type { Catalog } from "../../../model/catalog.ts";
import type { StackContext } from "../../../model/stack.ts";

/** What the tests read of a dashboard's JSON. */
export interface Rendered {
  readonly uid: string;
  readonly title: string;
  readonly tags: readonly string[];
  readonly refresh: string;
  readonly timezone: string;
  readonly time: { readonly from: string; readonly to: string };
  readonly templating: { readonly list: readonly RenderedVariable[] };
  readonly annotations: { readonly list: readonly { readonly name: string; readonly expr: string }[] };
  readonly links: readonly RenderedLink[];
  readonly panels: readonly RenderedPanel[];
}

interface RenderedVariable {
  readonly name: string;
  readonly type: string;
  readonly query: string;
  readonly current?: { readonly value: readonly string[] };
  readonly allValue?: string;
}

interface RenderedLink {
  readonly title: string;
  readonly type: string;
  readonly url?: string;
  readonly placement?: string;
}

export interface RenderedPanel {
  readonly id: number;
  readonly type: string;
  readonly title: string;
  readonly description?: string;
  /** The smallest distance between two points. */
  readonly interval?: string;
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly links?: readonly RenderedLink[];
  readonly targets?: readonly RenderedTarget[];
  readonly transformations?: readonly { readonly id: string; readonly options: unknown }[];
  readonly options?: Readonly<Record<string, unknown>>;
  readonly fieldConfig?: {
    readonly defaults: {
      readonly unit: string;
      readonly decimals?: number;
      readonly min?: number;
      readonly max?: number;
      readonly thresholds: { readonly steps: readonly { readonly value: number | null; readonly color: string }[] };
    };
  };
}

interface RenderedTarget {
  readonly refId: string;
  readonly expr: string;
  readonly legendFormat: string;
  readonly format: string;
  readonly instant: boolean;
  readonly range: boolean;
}

export const prod: StackContext = {
  product: "stratoai",
  stack: "prod",
  environment: "prod",
  cluster: "main",
  pages: true,
  links: { runbook: "https://runbooks.example.com/{alert}", dashboard: "https://grafana.example.com/d/{dashboard}" },
  baseUrl: "https://api.example.com",
  metricRetention: "31d",
};

/** The catalog's dashboards as Grafana would load them. */
export function dashboards(catalog: Catalog = stratoai, stack = prod): readonly Rendered[] {
  const { dashboards: all } = compile(catalog, stack).objects;
  return all.map((dashboard) => JSON.parse(dashboardText(dashboard)) as Rendered);
}

/** Without the headers of rows. */
export const panelsOf = ({ panels }: Rendered): readonly RenderedPanel[] => panels.filter(({ type }) => type !== "row");

/** Throws where there is no such panel. */
export function panelOf(title: string, catalog: Catalog = stratoai): RenderedPanel {
  const found = dashboards(catalog)
    .flatMap(panelsOf)
    .find((panel) => panel.title === title);
  if (found === undefined) throw new Error(`no dashboard has a panel "${title}"`);
  return found;
}
