import { clusterName } from "../../logs/elk/elasticsearch.ts";
import { host, services } from "../../places.ts";
import type { KubernetesSettings } from "../../settings.ts";
import type { Call } from "../../workload.ts";
import type { SecretVolume, VolumeMount } from "../../pod/mounts.ts";

export const elasticsearchUrl = (settings: Pick<KubernetesSettings, "namespace">): string =>
  `https://${host("elasticsearch", settings)}:${services.elasticsearch.port}`;

export const elasticsearchCall: Call = { to: "elasticsearch", port: services.elasticsearch.port };

const folder = "/elasticsearch-ca";

/** The file of the CA that ECK made for Elasticsearch, where {@link certificateMount} is. */
export const certificateFile = `${folder}/ca.crt`;

export const certificateVolume: SecretVolume = {
  name: "elasticsearch-ca",
  secret: { secretName: `${clusterName}-es-http-certs-public` },
};

export const certificateMount: VolumeMount = { name: certificateVolume.name, mountPath: folder, readOnly: true };
