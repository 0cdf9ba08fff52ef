import { StatsD } from "hot-shots";

/** What the product sends by StatsD. */
export interface Events {
  campaignCreated(tenant: string): void;
  request(endpoint: string, method: string): void;
  /** `milliseconds`, as StatsD timers are. */
  query(table: string, milliseconds: number): void;
  close(): Promise<void>;
}

/** A StatsD client with the product's prefix and Datadog's tag format; nobody needs to listen on the port. */
export function statsdEvents(port: number): Events {
  const client = new StatsD({
    host: "127.0.0.1",
    port,
    prefix: "stratoai.backend.",
    maxBufferSize: 1000,
    bufferFlushInterval: 500,
    // Tags come from the calls alone, not from DD_ENV and its like in somebody's shell.
    includeDataDogTags: false,
    errorHandler: () => undefined,
  });
  return {
    campaignCreated: (tenant) => {
      client.increment("campaigns.created", 1, [`tenant:${tenant}`]);
    },
    request: (endpoint, method) => {
      client.increment("api.requests", 1, [`endpoint:${endpoint}`, `method:${method}`]);
    },
    query: (table, milliseconds) => {
      client.timing("database.query", milliseconds, [`table:${table}`]);
    },
    close: () =>
      new Promise((resolve) => {
        client.close(() => {
          resolve();
        });
      }),
  };
}

export const noEvents: Events = {
  campaignCreated: () => undefined,
  request: () => undefined,
  query: () => undefined,
  close: () => Promise.resolve(),
};
