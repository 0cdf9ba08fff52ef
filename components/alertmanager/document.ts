import { Document, isMap, isSeq } from "yaml";
import type { Catalog } from "../../model/catalog.ts";
import { globalConfig, muteConfig, receiverConfig, routingConfig } from "./configuration.ts";
import type { MuteWindow } from "../../model/notification.ts";
import type { AlertmanagerOptions } from "./options.ts";
import type { ActiveReceiver } from "./receivers.ts";
import type { InhibitionRule } from "../../model/routing/inhibition.ts";
import { matcherText } from "../../model/routing/matcher.ts";
import type { Routing } from "../../model/routing/routes.ts";

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`;
const flow = (texts: readonly string[]) => `[${texts.map(quoted).join(", ")}]`;

/**
 * The inhibition rules as YAML. Written by hand because a large catalog has thousands, one per SLO and more, and the
 * document model of the YAML package would cost most of the whole compile's time.
 */
function inhibitionText(rules: readonly InhibitionRule[]): string {
  if (rules.length === 0) return "inhibit_rules: []\n";
  const entries = rules.map(
    ({ source, target, equal, why }) =>
      `  # ${why.replaceAll(/\s+/g, " ")}\n` +
      `  - source_matchers: ${flow(source.map(matcherText))}\n` +
      `    target_matchers: ${flow(target.map(matcherText))}\n` +
      `    equal: ${flow(equal)}\n`,
  );
  return `inhibit_rules:\n${entries.join("")}`;
}

/** Puts before each mute window why it is there. */
function explain(document: Document, windows: readonly MuteWindow[]): void {
  const list = document.get("time_intervals");
  if (!isSeq(list)) return;
  list.items.forEach((item, index) => {
    if (isMap(item)) item.commentBefore = ` ${windows[index]?.why ?? ""}`;
  });
}

/** alertmanager.yml as text. */
export function configurationText(
  catalog: Catalog,
  routing: Routing,
  receivers: readonly ActiveReceiver[],
  inhibitions: readonly InhibitionRule[],
  options: AlertmanagerOptions,
): string {
  const { muteWindows } = catalog.notifications;
  const document = new Document(
    {
      global: globalConfig(catalog, options),
      templates: [`${options.templatesDirectory ?? "templates"}/*.tmpl`],
      route: routingConfig(routing),
      receivers: receivers.map((receiver) => receiverConfig(receiver, catalog, options)),
      ...muteConfig(muteWindows),
    },
    { aliasDuplicateObjects: false },
  );
  document.commentBefore = " Compiled from the catalog's notifications; who is told what by it stands in routes.md.";
  explain(document, muteWindows);
  return document.toString({ lineWidth: 0 }) + inhibitionText(inhibitions);
}
