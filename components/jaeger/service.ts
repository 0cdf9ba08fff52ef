/** Its query interface. */
export const service = { name: "jaeger", port: 16_686 } as const;
