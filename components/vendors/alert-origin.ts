import type { Alert } from "../../model/alert.ts";
import type { Origin } from "../../model/origin.ts";
import { ofItem } from "../../model/origin.ts";

/** Where an alert comes from: the catalog states it, or an SLO brings it. */
export const alertOrigin = ({ name, slo }: Alert): Origin => ofItem(slo === undefined ? `alert ${name}` : `slo ${slo}`);
