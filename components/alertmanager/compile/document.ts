import { Document, isMap, isSeq } from "yaml";
import type { Catalog } from "../../../model/catalog.ts";
import { globalConfig, inhibitionConfig, muteConfig, receiverConfig, routingConfig } from "./configuration.ts";
import type { AlertmanagerOptions } from "./options.ts";
import type { ActiveReceiver } from "./receivers.ts";
import type { InhibitionRule } from "./routing/inhibition.ts";
import type { Routing } from "./routing/routes.ts";

/** Puts one comment before each entry of a list, so that a reader knows why it is there. */
function comment(document: Document, path: readonly string[], texts: readonly string[]): void {
  const list = document.getIn(path);
  if (!isSeq(list)) return;
  list.items.forEach((item, index) => {
    if (isMap(item)) item.commentBefore = ` ${texts[index] ?? ""}`;
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
      templates: ["templates/*.tmpl"],
      route: routingConfig(routing),
      receivers: receivers.map((receiver) => receiverConfig(receiver, catalog, options)),
      inhibit_rules: inhibitions.map(inhibitionConfig),
      ...muteConfig(muteWindows),
    },
    { aliasDuplicateObjects: false },
  );
  document.commentBefore = " Compiled from the catalog's notifications; who is told what by it stands in routes.md.";
  comment(
    document,
    ["inhibit_rules"],
    inhibitions.map(({ why }) => why),
  );
  comment(
    document,
    ["time_intervals"],
    muteWindows.map(({ why }) => why),
  );
  return document.toString({ lineWidth: 0 });
}
