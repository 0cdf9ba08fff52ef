import type { FaultBoard } from "./faults.ts";
import type { DemoProduct } from "./product.ts";

type HealthStatus = "healthy" | "degraded" | "unhealthy";

/** The state of every breaker. */
export function breakerStatesOf(
  faults: FaultBoard,
  { names, states: [usual = "closed"] }: DemoProduct["breakers"],
): Readonly<Record<string, string>> {
  const fault = faults.get("breaker")?.level;
  return Object.fromEntries(names.map((name) => [name, fault?.service === name ? fault.state : usual]));
}

/** The body of the detailed health. `uptime` in seconds, memory in bytes. */
export interface DetailedHealth {
  readonly status: HealthStatus;
  readonly timestamp: string;
  readonly version: string;
  readonly uptime: number;
  readonly checks: Readonly<Record<string, { readonly status: HealthStatus; readonly message: string }>>;
  readonly circuitBreakers: Readonly<Record<string, { readonly state: string }>>;
  readonly memory: NodeJS.MemoryUsage;
  readonly environment: string;
}

export interface Identity {
  readonly version: string;
  readonly environment: string;
}

function checksOf(faults: FaultBoard, breakers: DemoProduct["breakers"]): DetailedHealth["checks"] {
  const open = Object.entries(breakerStatesOf(faults, breakers)).filter(([, state]) => state !== breakers.states[0]);
  const database = faults.get("database") !== undefined;
  const saturated = (faults.get("connections")?.level.ratio ?? 0) > 0.8;
  return {
    database: database
      ? { status: "unhealthy", message: "cannot connect to PostgreSQL" }
      : { status: saturated ? "degraded" : "healthy", message: saturated ? "few connections left" : "connected" },
    dependencies:
      open.length > 0
        ? { status: "degraded", message: open.map(([name, state]) => `breaker of ${name} is ${state}`).join(", ") }
        : { status: "healthy", message: "all breakers closed" },
  };
}

const worst = (found: readonly HealthStatus[]): HealthStatus =>
  (["unhealthy", "degraded"] as const).find((status) => found.includes(status)) ?? "healthy";

/** The detailed health, from a copy that is at most `cacheMilliseconds` old, since each call would cost checks. */
export function detailedHealth(
  faults: FaultBoard,
  breakers: DemoProduct["breakers"],
  identity: Identity,
  cacheMilliseconds: number,
): () => DetailedHealth {
  let cached: { readonly at: number; readonly health: DetailedHealth } | undefined;
  return () => {
    const now = Date.now();
    if (cached !== undefined && now - cached.at < cacheMilliseconds) return cached.health;
    const checks = checksOf(faults, breakers);
    const states = Object.entries(breakerStatesOf(faults, breakers));
    const health: DetailedHealth = {
      status: worst(Object.values(checks).map((check) => check.status)),
      timestamp: new Date(now).toISOString(),
      version: identity.version,
      uptime: process.uptime(),
      checks,
      circuitBreakers: Object.fromEntries(states.map(([name, state]) => [name, { state }])),
      memory: process.memoryUsage(),
      environment: identity.environment,
    };
    cached = { at: now, health };
    return health;
  };
}
