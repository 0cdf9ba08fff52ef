import type { DocumentStore } from "../../kubernetes/offers.ts";
import type { KubernetesSettings } from "../../kubernetes/settings.ts";
import { stackVersion } from "../eck-stack-values.ts";
import { releases } from "../services.ts";
import {
  certificateFile,
  certificateMount,
  certificateVolume,
  elasticsearchCall,
  elasticsearchUrl,
} from "./certificate.ts";
import { tracesPassword, tracesUser, tracesUserSecret } from "./user.ts";

/** How others keep traces in it. */
export const store = (settings: KubernetesSettings): DocumentStore => ({
  url: elasticsearchUrl(settings),
  call: elasticsearchCall,
  release: releases.stack,
  user: tracesUser,
  password: tracesPassword,
  passwordSecret: tracesUserSecret,
  certificate: { volume: certificateVolume, mount: certificateMount, file: certificateFile },
  javaImage: `docker.elastic.co/elasticsearch/elasticsearch:${stackVersion}`,
});
