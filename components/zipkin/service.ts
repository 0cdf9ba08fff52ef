export const service = { name: "zipkin", port: 9411 } as const;
