import type { Secrets } from "../../model/secret.ts";

/** What the receivers and the uptime checks need, set by `pulumi config set --secret NAME`. */
export const secrets: Secrets = {
  slackCriticalUrl: "Slack webhook of #alerts-critical",
  slackWarningUrl: "Slack webhook of #alerts-warning",
  pagerdutyRoutingKey: "PagerDuty Events v2 integration key",
  smtpPassword: "password of the SMTP account, for Gmail an app password",
  uptimeToken: "bearer token of the read-only account that the uptime checks use",
  discordUrl: "Discord webhook; wanted where `discord` is true",
  teamsUrl: "Microsoft Teams Workflows URL; wanted where `teams` is true",
};
