import { ofBackend } from "../../model/origin.ts";
import type { SecretSpec } from "../kubernetes/resources.ts";
import type { Call } from "../kubernetes/workload.ts";
import type { RemoteWrite } from "./kube-prometheus-stack-values.ts";
import type { MetricsContext } from "./context.ts";
import type { RemoteWriteSettings } from "./settings.ts";

const name = "prometheus-remote-write";

const basicAuth = { username: { name, key: "username" }, password: { name, key: "password" } } as const;

export const remoteWrite = ({ url, username }: RemoteWriteSettings): RemoteWrite => ({
  url,
  ...(username === undefined ? {} : { basicAuth }),
  sendExemplars: true,
});

/** Who logs in at the store elsewhere; none where it asks for nobody. */
export function remoteWriteSecrets({ settings, own }: MetricsContext): readonly SecretSpec[] {
  const username = own.remoteWrite?.username;
  if (username === undefined) return [];
  return [
    {
      name,
      namespace: settings.namespace,
      keys: { [basicAuth.username.key]: [username], [basicAuth.password.key]: [{ config: "remoteWritePassword" }] },
      readBy: "Prometheus, to log in where it also sends every sample",
      origin: ofBackend("kube-prometheus-stack"),
    },
  ];
}

/** How Prometheus reaches the store elsewhere. */
export function remoteWriteCalls({ own }: MetricsContext): readonly Call[] {
  if (own.remoteWrite === undefined) return [];
  const { protocol, port } = new URL(own.remoteWrite.url);
  // What is in the cluster or a private network, Prometheus reaches anyway: it scrapes there.
  return [{ outside: "internet", ports: [port === "" ? (protocol === "https:" ? 443 : 80) : Number(port)] }];
}
