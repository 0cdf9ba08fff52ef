/** One without a fragment, which no server is ever sent. */
export const isHttpUrl = (text: string): boolean => /^https?:\/\/[^\s#]+$/i.test(text) && URL.canParse(text);

export const httpUrlText = "an http or https URL without a fragment (#)";

/** One that paths are appended to: after a query or a fragment they would be part of that. */
export const isBaseUrl = (text: string): boolean => isHttpUrl(text) && !/\?|\/$/.test(text);

export const baseUrlText = "an http or https URL without query, fragment and slash at its end";

/**
 * A URL with a placeholder, which is filled in and never appended to: it may be in a search's query or name a place on
 * a page, as in `https://wiki.example.com/search?q={alert}`.
 *
 * @param placeholders of which one must be in it
 */
export const isLinkTemplate = (text: string, placeholders: readonly string[]): boolean =>
  /^https?:\/\/\S+$/.test(text) && URL.canParse(text) && placeholders.some((placeholder) => text.includes(placeholder));

export const linkTemplateText = (placeholders: readonly string[]): string =>
  `an http or https URL with ${placeholders.join(" or ")} in it`;
