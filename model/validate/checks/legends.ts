import { oneOf } from "../choices.ts";
import { path } from "../path.ts";
import { resultLabels } from "../result-labels.ts";
import type { Check } from "../subject.ts";

const placeholder = /\{(\w+)\}/g;

/** Placeholders in a panel's legends that its query's result does not carry, so that every line is called the same. */
export const legends: Check = ({ catalog }) =>
  catalog.dashboards.flatMap(({ uid, rows }) =>
    rows
      .flatMap(({ panels }) => panels)
      .flatMap((panel) =>
        panel.kind === "slo"
          ? []
          : panel.queries.flatMap(({ query, legend }, index) => {
              const carried = resultLabels(query);
              if (carried === undefined) return [];
              return [...legend.matchAll(placeholder)]
                .filter(([, label = ""]) => !carried.has(label))
                .map(([found, label = ""]) => ({
                  path: `${path("dashboards", uid, panel.title)}.queries[${index}].legend`,
                  found,
                  ...oneOf(carried, label, "labels of the query's result: "),
                }));
            }),
      ),
  );
