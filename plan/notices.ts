import { oldPagingEnvironment } from "../model/old-names.ts";
import type { Settings } from "./settings/settings.ts";
import { tierPresets } from "./tiers.ts";

/** A stack that paged nobody only because of its name, and that does now. */
function pagesSince({ tier, environment, pages, rows }: Settings): readonly string[] {
  const said = rows.some(({ key, origin }) => key === "pages" && origin === "config");
  if (said || !pages || environment === oldPagingEnvironment || tierPresets[tier].onThisMachine === true) return [];
  return [
    `until 0.1.0 an environment that was not named \`${oldPagingEnvironment}\` paged nobody; \`${environment}\` does now. ` +
      "`pages: false` in the stack's file routes its critical alerts like warnings again, `pages: true` ends this note",
  ];
}

/** What whoever runs the stack has to know first: what an upgrade changes of whom it wakes. */
export const notices = (settings: Settings): readonly string[] => pagesSince(settings);
