import type { Catalog } from "../model/catalog.ts";
import { isDuration, milliseconds } from "../model/duration.ts";
import type { Degradation } from "../model/stack.ts";
import { backends } from "./backends/backend.ts";
import { metricsKept } from "./settings/resolve.ts";
import type { Settings } from "./settings/settings.ts";

export interface Fitted {
  readonly catalog: Catalog;
  readonly degradations: readonly Degradation[];
}

/**
 * SLO periods that a vendor's retention cannot hold, shortened to its whole days: the burn factors follow from the
 * period. A retention that we set ourselves shortens nothing: there validation refuses the catalog.
 */
export function fitSloPeriods(catalog: Catalog, settings: Settings): Fitted {
  const { keep, setBy, backend } = metricsKept(settings);
  // The catalog is not validated yet: what is no duration is told by that.
  const tooLong = catalog.slos.filter(({ period }) => isDuration(period) && milliseconds(period) > milliseconds(keep));
  if (setBy === "us" || tooLong.length === 0) return { catalog, degradations: [] };
  return {
    catalog: { ...catalog, slos: catalog.slos.map((slo) => (tooLong.includes(slo) ? { ...slo, period: keep } : slo)) },
    degradations: tooLong.map(({ name, period }) => ({
      backend,
      item: `slo ${name}`,
      lost: `the period of ${period}: ${backends[backend].title} keeps metrics for ${keep}`,
      standIn: `a period of ${keep}, with windows and factors computed for it`,
    })),
  };
}

/** The catalog without what this stack's choices leave to nobody: PagerDuty where pages go by Slack and e-mail only. */
export function fitPaging(catalog: Catalog, settings: Settings): Fitted {
  if (settings.capabilities.paging.choice !== "slack-email") return { catalog, degradations: [] };
  const receivers = catalog.notifications.receivers.map((receiver) => ({
    ...receiver,
    integrations: receiver.integrations.filter(({ kind }) => kind !== "pagerduty"),
  }));
  return {
    catalog: { ...catalog, notifications: { ...catalog.notifications, receivers } },
    degradations: [
      {
        backend: "slack-email",
        item: "on-call",
        lost: "escalation: nobody is called, and nobody else once the first does not answer",
        standIn: "critical alerts by Slack and e-mail; `paging: pagerduty` brings the schedule and its escalation",
      },
    ],
  };
}
