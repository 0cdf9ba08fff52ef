/** By which logs come in and are looked for. */
export const gateway = { name: "loki-gateway", port: 80 } as const;
