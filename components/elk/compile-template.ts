import type { Duration } from "../../model/duration.ts";

const keyword = { type: "keyword", ignore_above: 1_024 } as const;

const lineMappings = (fields: readonly string[]) =>
  Object.fromEntries(fields.map((field) => [field, field === "message" ? { type: "match_only_text" } : keyword]));

/**
 * The index template of the logs' data stream, in the words of Elasticsearch's API. Its mapping is closed: a field that
 * is not named is kept with the line but not searched for, so mappings cannot grow.
 *
 * @param fields of a line that people search for by name
 */
export const indexTemplate = (
  stream: string,
  fields: readonly string[],
  shards: number,
  retention: Duration,
): object => ({
  index_patterns: [stream],
  data_stream: {},
  // Above the built-in template `logs` (100), which would attach a lifecycle policy that deletes nothing.
  priority: 500,
  template: {
    settings: {
      "index.number_of_shards": shards,
      // A copy of each shard as soon as there is a second node for it.
      "index.auto_expand_replicas": "0-1",
    },
    mappings: {
      dynamic: false,
      properties: {
        "@timestamp": { type: "date" },
        ...lineMappings(fields),
        attributes: { type: "flattened", ignore_above: 1_024 },
        host: { properties: { name: keyword } },
        kubernetes: {
          properties: {
            namespace: keyword,
            pod: { properties: { name: keyword, uid: keyword } },
            container: { properties: { name: keyword } },
          },
        },
        stream: keyword,
      },
    },
    lifecycle: { data_retention: retention },
  },
});
