import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { KubeConfig } from "@kubernetes/client-node";

export function kubeconfig(port: number): KubeConfig {
  const config = new KubeConfig();
  config.loadFromClusterAndUser({ name: "c", server: `http://127.0.0.1:${port}`, skipTLSVerify: true }, { name: "u" });
  return config;
}

interface Api {
  readonly minor?: string;
  readonly classes?: readonly { readonly name: string; readonly isDefault?: boolean }[];
}

/** An API server that knows its version and its storage classes. */
export async function withApi<T>(
  { minor = "34", classes = [] }: Api,
  use: (config: KubeConfig) => Promise<T>,
): Promise<T> {
  const items = classes.map(({ name, isDefault }) => ({
    metadata: {
      name,
      annotations: { "storageclass.kubernetes.io/is-default-class": isDefault === true ? "true" : "false" },
    },
    provisioner: "none",
  }));
  const server = createServer(({ url }, response) => {
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify(url?.startsWith("/version") === true ? { major: "1", minor } : { items }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  try {
    return await use(kubeconfig((server.address() as AddressInfo).port));
  } finally {
    server.close();
    server.closeAllConnections();
  }
}
