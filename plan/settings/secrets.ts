/**
 * The secrets that a stack may have, each a flat key of secret config, and what it is. Only whether they are set is
 * ever known here: nothing in the plan decrypts one.
 */
export const secretKeys = {
  slackCriticalUrl: "Slack webhook of #alerts-critical",
  slackWarningUrl: "Slack webhook of #alerts-warning",
  pagerdutyRoutingKey: "PagerDuty Events v2 integration key",
  smtpPassword: "password of the SMTP account, for Gmail an app password",
  uptimeToken: "bearer token of the read-only account that the uptime checks use",
  discordUrl: "Discord webhook; wanted where `discord` is true",
  teamsUrl: "Microsoft Teams Workflows URL; wanted where `teams` is true",
  databasePassword: "password of the PostgreSQL user that the exporter logs in as; tier complete",
  objectStorageAccessKey: "access key of the object storage, where no cloud identity gives access",
  objectStorageSecretKey: "secret key of the object storage, where no cloud identity gives access",
  remoteWritePassword: "password of `kubernetes.remoteWrite`, where it names a user",
  datadogApiKey: "Datadog API key",
  datadogAppKey: "Datadog application key",
  newrelicApiKey: "New Relic user key",
} as const;

export type SecretKey = keyof typeof secretKeys;

export function isSecretKey(key: string): key is SecretKey {
  return Object.hasOwn(secretKeys, key);
}
