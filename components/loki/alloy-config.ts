import type { KubernetesContext } from "../kubernetes/context.ts";
import { origin } from "../kubernetes/places.ts";
import { gateway } from "./service.ts";
import { logLevels } from "../../model/log-line.ts";

/**
 * Alloy's configuration. A line's labels are few and each of a closed set, because every combination is a stream of its
 * own in Loki: level and service only where the line names one of those there are. What differs by pod or request goes
 * along as structured metadata, which is searched for as quickly but makes no streams.
 *
 * The chart expands Helm templates in it, so it has no double braces.
 */
export function alloyConfig({ catalog, stack, settings }: KubernetesContext): string {
  const services = catalog.services.map(({ name }) => name).join("|");
  return `// The pods of this node; asking for those of the whole cluster on every node would cost each as much as all.
discovery.kubernetes "pods" {
  role = "pod"

  selectors {
    role  = "pod"
    field = "spec.nodeName=" + sys.env("NODE_NAME")
  }
}

discovery.relabel "pods" {
  targets = discovery.kubernetes.pods.targets

  rule {
    source_labels = ["__meta_kubernetes_pod_phase"]
    regex         = "Pending|Succeeded|Failed|Unknown"
    action        = "drop"
  }

  rule {
    source_labels = ["__meta_kubernetes_namespace"]
    target_label  = "namespace"
  }

  rule {
    source_labels = ["__meta_kubernetes_pod_name"]
    target_label  = "pod"
  }

  rule {
    source_labels = ["__meta_kubernetes_pod_container_name"]
    target_label  = "container"
  }

  rule {
    source_labels = ["__meta_kubernetes_pod_label_app_kubernetes_io_name", "__meta_kubernetes_pod_label_app"]
    regex         = ";*([^;]+).*"
    target_label  = "app"
  }

  // kubelet's folders end in the pod's uid, or for static pods in a hash.
  rule {
    source_labels = ["__meta_kubernetes_namespace", "__meta_kubernetes_pod_name", "__meta_kubernetes_pod_container_name"]
    separator     = "/"
    regex         = "([^/]+)/([^/]+)/([^/]+)"
    replacement   = "/var/log/pods/\${1}_\${2}_*/\${3}/*.log"
    target_label  = "__path__"
  }
}

local.file_match "pods" {
  path_targets = discovery.relabel.pods.output
}

loki.source.file "pods" {
  targets    = local.file_match.pods.targets
  forward_to = [loki.process.lines.receiver]
}

loki.process "lines" {
  stage.cri { }

  // A line that is no JSON object passes as it is.
  stage.json {
    expressions = {
      line_level   = "level",
      line_service = "service",
      line_time    = "timestamp",
      span_id      = "",
      trace_id     = "",
    }
  }

  stage.timestamp {
    source            = "line_time"
    format            = "RFC3339Nano"
    action_on_failure = "skip"
  }

  stage.regex {
    source     = "line_level"
    expression = "^(?P<level>${logLevels.join("|")})$"
  }

  stage.regex {
    source     = "line_service"
    expression = "^(?P<service>${services})$"
  }

  stage.labels {
    values = {
      level   = "",
      service = "",
    }
  }

  stage.structured_metadata {
    values = {
      pod      = "",
      span_id  = "",
      trace_id = "",
    }
  }

  stage.label_drop {
    values = ["filename", "stream"]
  }

  forward_to = [loki.write.loki.receiver]
}

// While Loki is away the files are not read on: nothing is lost until kubelet rotates them.
loki.write "loki" {
  endpoint {
    url                 = "${origin(gateway, settings)}/loki/api/v1/push"
    max_backoff_retries = 30
  }

  external_labels = {
    cluster     = "${stack.cluster}",
    environment = "${stack.environment}",
  }
}
`;
}
