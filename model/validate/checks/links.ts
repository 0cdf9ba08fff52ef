import type { Issue } from "../../issue.ts";
import { baseUrlText, isBaseUrl, isLinkTemplate, linkTemplateText } from "../../url.ts";
import { quoted } from "../path.ts";
import type { Check } from "../subject.ts";

const runbookPlaceholders = ["{alert}"];

const isOrigin = (text: string): boolean => isBaseUrl(text) && /^[^/]+:\/\/[^/]+$/.test(text);

/** Addresses that nothing can be appended to or filled into. */
export const links: Check = ({ catalog }) => {
  const wrong = (at: string, got: string, fits: boolean, expected: string): readonly Issue[] =>
    fits ? [] : [{ path: at, got: quoted(got), expected }];
  const { baseUrl } = catalog;
  const { runbook, dashboards } = catalog.links;
  return [
    ...wrong("baseUrl", baseUrl, isBaseUrl(baseUrl), baseUrlText),
    ...wrong(
      "links.runbook",
      runbook,
      isLinkTemplate(runbook, runbookPlaceholders),
      linkTemplateText(runbookPlaceholders),
    ),
    ...wrong(
      "links.dashboards",
      dashboards,
      isOrigin(dashboards),
      "an http or https origin, such as https://grafana.example.com",
    ),
  ];
};
