import type { Issue } from "../../issue.ts";
import { quoted } from "../path.ts";
import type { Check } from "../subject.ts";

const origin = /^https?:\/\/[^\s/]+$/;
const url = /^https?:\/\/\S+$/;

/** Addresses that nothing can be appended to or filled into. */
export const links: Check = ({ catalog }) => {
  const wrong = (at: string, got: string, fits: boolean, expected: string): readonly Issue[] =>
    fits ? [] : [{ path: at, got: quoted(got), expected }];
  const { baseUrl } = catalog;
  const { runbook, dashboards } = catalog.links;
  return [
    ...wrong(
      "baseUrl",
      baseUrl,
      url.test(baseUrl) && !baseUrl.endsWith("/"),
      "an http or https URL without a slash at its end",
    ),
    ...wrong(
      "links.runbook",
      runbook,
      url.test(runbook) && runbook.includes("{alert}"),
      "an http or https URL with {alert} in it",
    ),
    ...wrong(
      "links.dashboards",
      dashboards,
      origin.test(dashboards),
      "an http or https origin, such as https://grafana.example.com",
    ),
  ];
};
