import { z } from "zod";

const hasCredentials = (text: string): boolean => /^[a-z]+:\/\/[^/?#]*@/i.test(text);

/** Plain config is printed, and written into what others read: a URL in it has no password. */
export const withoutCredentials = <T extends z.ZodType<string>>(url: T) =>
  url.refine((text) => !hasCredentials(text), { error: "an address without user and password in it" });

/** An http or https URL of stack config. */
export const httpUrl = withoutCredentials(z.url({ protocol: /^https?$/, error: "an http or https URL" }));
