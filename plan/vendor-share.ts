import type { Catalog } from "../model/catalog.ts";
import type { Settings } from "./settings/settings.ts";
import type { Vendor } from "./tiers.ts";

/**
 * What of the catalog one vendor gets where two work side by side: everything that config leaves with it, but only the
 * paging vendor tells people, or each fault would page twice.
 */
export function forVendor(catalog: Catalog, settings: Settings, vendor: Vendor): Catalog {
  const { capabilities, pagingVendor } = settings;
  const has = (capability: "dashboards" | "uptime") => capabilities[capability].backends.includes(vendor);
  const { notifications } = catalog;
  const quiet = pagingVendor !== undefined && pagingVendor !== vendor;
  return {
    ...catalog,
    dashboards: has("dashboards") ? catalog.dashboards : [],
    uptimeChecks: has("uptime") ? catalog.uptimeChecks : [],
    notifications: quiet
      ? { ...notifications, receivers: notifications.receivers.map((receiver) => ({ ...receiver, integrations: [] })) }
      : notifications,
  };
}
