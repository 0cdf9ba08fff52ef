import type { Secrets } from "../../model/secret.ts";

/** What the programs of the complete tier read from secret config, beside what the catalog declares. */
export const kubernetesSecrets: Secrets = {
  databasePassword: "password of the PostgreSQL user that the exporter logs in as; tier complete",
  objectStorageAccessKey: "access key of the object storage, where no cloud identity gives access",
  objectStorageSecretKey: "secret key of the object storage, where no cloud identity gives access",
  remoteWritePassword: "password of `kubernetes.remoteWrite`, where it names a user",
};
