import type { OnCall } from "../../model/on-call.ts";

export const onCall: OnCall = {
  teams: [
    { name: "backend", title: "Backend", email: "team@stratoai.com" },
    { name: "platform", title: "Platform", email: "devops@stratoai.com" },
  ],
  responders: [
    { name: "DevOps", email: "devops@stratoai.com", team: "platform" },
    { name: "Backend team", email: "team@stratoai.com", team: "backend" },
    { name: "CTO", email: "cto@stratoai.com", team: "platform" },
  ],
  schedules: [
    {
      name: "primary",
      timeZone: "Etc/UTC",
      // A Monday; a constant, because PagerDuty rewrites a start that lies in the past.
      start: "2026-01-05T09:00:00Z",
      turn: "7d",
      rotation: ["devops@stratoai.com", "team@stratoai.com"],
    },
  ],
  escalationPolicies: [
    {
      name: "stratoai",
      team: "platform",
      levels: [
        { delay: "15m", targets: [{ schedule: "primary" }] },
        { delay: "30m", targets: [{ responder: "cto@stratoai.com" }] },
      ],
      repeat: 2,
    },
  ],
};
