import { clusterName } from "../elasticsearch.ts";
import { host } from "../../kubernetes/places.ts";
import { services } from "../services.ts";
import type { KubernetesSettings } from "../../kubernetes/settings.ts";
import type { Call } from "../../kubernetes/workload.ts";
import type { SecretVolume, VolumeMount } from "../../kubernetes/pod/mounts.ts";

export const elasticsearchUrl = (settings: Pick<KubernetesSettings, "namespace">): string =>
  `https://${host(services.elasticsearch, settings)}:${services.elasticsearch.port}`;

export const elasticsearchCall: Call = { to: "elasticsearch", port: services.elasticsearch.port };

const folder = "/elasticsearch-ca";

/** The file of the CA that ECK made for Elasticsearch, where {@link certificateMount} is. */
export const certificateFile = `${folder}/ca.crt`;

export const certificateVolume: SecretVolume = {
  name: "elasticsearch-ca",
  secret: { secretName: `${clusterName}-es-http-certs-public` },
};

export const certificateMount: VolumeMount = { name: certificateVolume.name, mountPath: folder, readOnly: true };
