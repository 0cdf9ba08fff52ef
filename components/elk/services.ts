/** Services that the operator makes, by which others reach them. */
export const services = {
  elasticsearch: { name: "elasticsearch-es-http", port: 9200 },
  kibana: { name: "kibana-kb-http", port: 5601 },
} as const;

/** Names of the releases that others wait for. */
export const releases = { operator: "eck-operator", stack: "eck-stack" } as const;
