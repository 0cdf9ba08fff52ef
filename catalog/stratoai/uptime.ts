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
};

export const uptimeChecks: readonly UptimeCheck[] = [
  {
    name: "StratoAI API Health",
    service: "api",
    method: "GET",
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
  },
  insideCheck,
];
