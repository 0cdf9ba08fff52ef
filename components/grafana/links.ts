import type { Builder } from "@grafana/grafana-foundation-sdk/cog";
import type { DashboardLink } from "@grafana/grafana-foundation-sdk/dashboard";
import { DashboardLinkBuilder, DashboardLinkType } from "@grafana/grafana-foundation-sdk/dashboard";
import { runbookLink } from "../../model/alert-links.ts";
import type { StackContext } from "../../model/stack.ts";
import type { PicturedAlert } from "./alerts.ts";

/** A link that is seen at once: the SDK's default hides it in a menu. */
function visible(builder: DashboardLinkBuilder): Builder<DashboardLink> {
  return {
    build: () => {
      const link = builder.build();
      delete link.placement;
      return link;
    },
  };
}

/** A link per alert, to its runbook. */
export function runbookLinks(alerts: readonly PicturedAlert[], stack: StackContext): Builder<DashboardLink>[] {
  return alerts.map((alert) =>
    visible(
      new DashboardLinkBuilder(`Runbook: ${alert.name}`)
        .type(DashboardLinkType.Link)
        .icon("doc")
        .url(runbookLink(stack, alert))
        .targetBlank(true),
    ),
  );
}

/** A menu of the product's other dashboards, which open with the same choice and time. */
export function productLink(tag: string, title: string): Builder<DashboardLink> {
  return visible(
    new DashboardLinkBuilder(title)
      .type(DashboardLinkType.Dashboards)
      .tags([tag])
      .asDropdown(true)
      .includeVars(true)
      .keepTime(true),
  );
}
