import { z } from "zod";
import { baseUrlText, httpUrlText, isBaseUrl, isHttpUrl, isLinkTemplate, linkTemplateText } from "../model/url.ts";

const hasCredentials = (text: string): boolean => /^[a-z]+:\/\/[^/?#]*@/i.test(text);

/** Plain config is printed, and written into what others read: a URL in it has no password. */
const withoutCredentials = <T extends z.ZodType<string>>(url: T) =>
  url.refine((text) => !hasCredentials(text), { error: "an address without user and password in it" });

const url = (is: (text: string) => boolean, error: string) =>
  // Not z.url: that takes white space around it, which stays in the value.
  withoutCredentials(z.string().refine(is, { error, abort: true }).meta({ format: "uri" }));

/** An http or https URL of stack config. */
export const httpUrl = url(isHttpUrl, httpUrlText);

/** The same where paths are appended to it. */
export const baseUrl = url(isBaseUrl, baseUrlText);

/** @param placeholders of which one must be in it */
export function linkTemplate(...placeholders: readonly string[]) {
  const error = linkTemplateText(placeholders);
  return withoutCredentials(
    z
      .string()
      .regex(/^https?:\/\/\S+$/, { error, abort: true })
      .refine((text) => isLinkTemplate(text, placeholders), { error, abort: true }),
  );
}

/** A folder, or the address of something that names are appended to. */
export const folderOrAddress = withoutCredentials(
  z
    .string()
    .min(1)
    .refine((text) => !/^[a-z]+:\/\/.*[?#\s]/i.test(text), {
      error: "a folder, or an oci:// or https:// address without query and fragment",
    }),
);
