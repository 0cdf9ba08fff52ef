import type { Builder } from "@grafana/grafana-foundation-sdk/cog";
import type { DataSourceRef } from "@grafana/grafana-foundation-sdk/common";
import type { VariableModel } from "@grafana/grafana-foundation-sdk/dashboard";
import {
  DatasourceVariableBuilder,
  QueryVariableBuilder,
  VariableRefresh,
  VariableSort,
} from "@grafana/grafana-foundation-sdk/dashboard";
import type { StackContext } from "../../model/stack.ts";

/** The data source that is chosen at the top of the dashboard. */
export const chosenDataSource: DataSourceRef = { type: "prometheus", uid: "${datasource}" };

/** Matchers that every selector gets, so that what is chosen at the top of the dashboard is what it shows. */
export const chosenLabels = ['environment=~"$environment"', 'service=~"$service"'] as const;

/** Several may be chosen; all of them also matches series without the label. */
function labelVariable(name: string, title: string, query: string): QueryVariableBuilder {
  return new QueryVariableBuilder(name)
    .label(title)
    .datasource(chosenDataSource)
    .query(query)
    .refresh(VariableRefresh.OnTimeRangeChanged)
    .sort(VariableSort.AlphabeticalAsc)
    .multi(true)
    .includeAll(true)
    .allValue(".*");
}

/** Data source, environment and service. A dashboard opens with its own stack's environment. */
export function variables({ environment }: StackContext): Builder<VariableModel>[] {
  return [
    new DatasourceVariableBuilder("datasource").label("Data source").type("prometheus"),
    labelVariable("environment", "Environment", "label_values(up, environment)").current({
      text: [environment],
      value: [environment],
    }),
    labelVariable("service", "Service", 'label_values(up{environment=~"$environment"}, service)').current({
      text: ["All"],
      value: ["$__all"],
    }),
  ];
}
