import type { WithOrigin } from "../../model/origin.ts";
import { ofItem, originText } from "../../model/origin.ts";
import type { Artifact } from "../../model/stack.ts";
import { commented, oneLine, yaml } from "../yaml.ts";
import type { YamlOptions } from "../yaml.ts";
import type { AlertmanagerConfig, InhibitRuleConfig, Reasoned } from "./configuration.ts";
import type { AlertmanagerObjects } from "./compile.ts";
import { routeTableMarkdown } from "./route-table-markdown.ts";

const sourced = ({ origin, object }: WithOrigin<object>): object => commented(originText(origin), object);

const explained = ({ origin, object, why }: Reasoned<object>): object =>
  commented(`${originText(origin)}\n${why.replaceAll(/\s+/g, " ")}`, object);

/** One line for each list of a large catalog's thousands. */
const inhibitRule = ({ object, ...rest }: Reasoned<InhibitRuleConfig>): object =>
  explained({
    ...rest,
    object: {
      source_matchers: oneLine(object.source_matchers),
      target_matchers: oneLine(object.target_matchers),
      equal: oneLine(object.equal),
    },
  });

const head = "Compiled from the catalog's notifications; routes.md lists who is notified of what.";

/** alertmanager.yml. */
export function configurationText(config: AlertmanagerConfig, options: YamlOptions = {}): string {
  const { route, receivers, time_intervals: windows, inhibit_rules: inhibitions, ...rest } = config;
  return yaml(
    commented(head, {
      ...rest,
      route: { ...route, routes: route.routes.map(sourced) },
      receivers: receivers.map(sourced),
      ...(windows.length === 0 ? {} : { time_intervals: windows.map(explained) }),
      inhibit_rules: inhibitions.map(inhibitRule),
    }),
    options,
  );
}

/** The page that says who is notified of what. */
export const routesPath = "alertmanager/routes.md";

/** File name of a template. */
export const templateFile = (name: string): string => `${name}.tmpl`;

/** A template as people read it; what runs has the same without this comment, which would have it reload for nothing. */
const templateText = (content: string): string => `{{/* ${originText(ofItem("notifications"))} */ -}}\n${content}`;

/** Everything that Alertmanager reads, and the page for people. */
export function files({ config, templates, routeTable }: AlertmanagerObjects): readonly Artifact[] {
  return [
    { path: "alertmanager/alertmanager.yml", content: configurationText(config) },
    { path: routesPath, content: routeTableMarkdown(routeTable) },
    ...Object.entries(templates).map(([name, content]) => ({
      path: `alertmanager/templates/${templateFile(name)}`,
      content: templateText(content),
    })),
  ];
}
