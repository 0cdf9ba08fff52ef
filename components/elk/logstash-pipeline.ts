import type { StackContext } from "../../model/stack.ts";
import { dataStream } from "./data-stream.ts";

export const beatsPort = 5044;

const section = (body: string): string => (body.trim() === "" ? "" : `\n${body.replace(/\s*$/, "")}\n`);

/**
 * Logstash's pipeline. The fields of the product's line that log stores know by name come to the top, where
 * `trace_id` leads to the trace; all others stay together in `attributes`, one flattened field, so that no field that a
 * product invents can enlarge or break the mapping.
 *
 * @param fields of a line that log stores know by name
 * @param counting body of the output section that counts matching lines; may be empty
 */
export function logstashPipeline(stack: StackContext, fields: readonly string[], counting: string): string {
  const { dataset, namespace } = dataStream(stack);
  const renames = fields.map((field) => `"[attributes][${field}]" => "${field}"`).join("\n        ");
  return `input {
  beats {
    port => ${beatsPort}
  }
}

filter {
  # A line that is no JSON object stays the message that it is.
  if [message] =~ /^\\s*\\{/ {
    json {
      source => "message"
      target => "attributes"
      skip_on_invalid_json => true
    }
    mutate {
      rename => {
        ${renames}
      }
    }
    date {
      match => ["[attributes][timestamp]", "ISO8601", "UNIX_MS"]
      remove_field => ["[attributes][timestamp]"]
    }
  }
  mutate {
    remove_field => ["@version", "agent", "ecs", "event", "input", "log", "tags"]
  }
}

output {
  elasticsearch {
    hosts => ["\${LOGS_ES_HOSTS}"]
    user => "\${LOGS_ES_USER}"
    password => "\${LOGS_ES_PASSWORD}"
    ssl_certificate_authorities => ["\${LOGS_ES_SSL_CERTIFICATE_AUTHORITY}"]
    data_stream => "true"
    data_stream_type => "logs"
    data_stream_dataset => "${dataset}"
    data_stream_namespace => "${namespace}"
    data_stream_auto_routing => false
  }
${section(counting)}}
`;
}
