import type { UptimeCheck } from "../../model/uptime.ts";
import { secret } from "../../model/uptime.ts";

export const insideCheck: UptimeCheck = {
  name: "StratoAI API Detailed Health",
  service: "api",
  method: "GET",
  path: "/health/detailed",
  interval: "300s",
  timeout: "30s",
  expectedStatus: [200],
  from: "inside",
  why: "It tells memory, environment and dependencies, so it is not for the public internet.",
  corrects: [
    {
      subject: "/health/detailed is internal",
      theirs: "`router.get('/health/detailed', …)`, public, with all checks on each call",
      ours: "Checked from inside only, answered from a cache; outside checks use /health",
      why: "It leaks memory and environment to anybody, and each call costs all checks, without a time-out.",
    },
    {
      subject: "degraded is no reason to restart",
      theirs: "`health.status === 'healthy' ? 200 : 503`",
      ours:
        "200 and 503 as written here, for people and this check; the pods' liveness and readiness probes are " +
        "other paths",
      why: "As a pod's probe, degraded would take a pod that works out of rotation.",
    },
  ],
};

export const uptimeChecks: readonly UptimeCheck[] = [
  {
    name: "StratoAI API Health",
    service: "api",
    method: "GET",
    why: "UptimeRobot's API v3 asks by HEAD unless told otherwise, which not every route answers alike.",
    corrects: [
      {
        subject: "checks ask by GET",
        theirs: "Endpoints of UptimeRobot without a method",
        ours: "GET, said explicitly",
      },
    ],
    path: "/health",
    interval: "300s",
    timeout: "30s",
    expectedStatus: [200],
    from: "outside",
  },
  {
    name: "StratoAI API Auth",
    service: "api",
    method: "GET",
    path: "/api/auth/profile",
    interval: "300s",
    timeout: "30s",
    expectedStatus: [200],
    bearer: secret("uptimeToken"),
    from: "outside",
    why: "What stands in a file under version control is no secret.",
    corrects: [
      {
        subject: "no secret stands in plain text",
        theirs: "`smtp_auth_password: 'your_password'`, `YOUR_DATADOG_API_KEY`, `Bearer test-token`",
        ours: "Secret config, read from files or environment; the token is a secret header",
      },
    ],
  },
  {
    name: "StratoAI Campaigns API",
    service: "api",
    method: "GET",
    path: "/api/campaigns",
    interval: "600s",
    timeout: "30s",
    expectedStatus: [200],
    bearer: secret("uptimeToken"),
    from: "outside",
    why: "The product sent no header, to which the route answers 401, always down: the token of a read-only account.",
    corrects: [
      {
        subject: "checks of the API have an account",
        theirs: "/api/campaigns without a header, /api/auth/profile with `Bearer test-token`",
        ours: "The token of a synthetic account that may only read; each check states the status that it expects",
      },
      {
        subject: "a probe leaves a sample every minute",
        theirs: "`interval: 600`",
        ours:
          "Every 600 s by an outside service; where Prometheus probes, at most every minute, with a scrape " +
          "time-out above the check's own",
        why:
          "A sample vanishes five minutes after its scrape: probed every ten, the check is unknown half of the " +
          "time.",
      },
    ],
  },
  insideCheck,
];
