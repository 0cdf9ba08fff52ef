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

/** Matchers of what is chosen at the top of the dashboard, which every selector gets, so that this is what it shows. */
export const chosenLabels = ['environment=~"$environment"', 'service=~"$service"'] as const;

/** The same for what is scraped, which also comes from an instance; what rules record of an SLO comes from all of them. */
export const chosenTargets = [...chosenLabels, 'instance=~"$instance"'] as const;

/** Several may be chosen. By default all of them also matches series without the label. */
function labelVariable(name: string, title: string, query: string, all = ".*"): QueryVariableBuilder {
  return new QueryVariableBuilder(name)
    .label(title)
    .datasource(chosenDataSource)
    .query(query)
    .refresh(VariableRefresh.OnTimeRangeChanged)
    .sort(VariableSort.AlphabeticalAsc)
    .multi(true)
    .includeAll(true)
    .allValue(all);
}

const everything = { text: ["All"], value: ["$__all"] };

/**
 * Data source, environment and service, and the instance where the dashboard asks for what is scraped. No job: each
 * query names its own, because exporters share the names of metrics. A dashboard opens with its own stack's environment.
 */
export function variables({ environment }: StackContext, scraped: boolean): Builder<VariableModel>[] {
  const chosen = chosenLabels.join(",");
  return [
    new DatasourceVariableBuilder("datasource").label("Data source").type("prometheus"),
    labelVariable("environment", "Environment", "label_values(up, environment)").current({
      text: [environment],
      value: [environment],
    }),
    labelVariable("service", "Service", 'label_values(up{environment=~"$environment"}, service)').current(everything),
    // Whatever is scraped has an instance.
    ...(scraped
      ? [labelVariable("instance", "Instance", `label_values(up{${chosen}}, instance)`, ".+").current(everything)]
      : []),
  ];
}
