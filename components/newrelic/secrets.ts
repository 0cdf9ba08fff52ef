import type { Secrets } from "../../model/secret.ts";

export const newrelicSecrets: Secrets = { newrelicApiKey: "New Relic user key" };
