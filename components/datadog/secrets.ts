import type { Secrets } from "../../model/secret.ts";

export const datadogSecrets: Secrets = {
  datadogApiKey: "Datadog API key",
  datadogAppKey: "Datadog application key",
};
