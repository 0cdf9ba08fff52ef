# pint's checks of the rendered Prometheus rules, beside those that are always on. Each exception says why.

rule {
  match {
    kind = "alerting"
  }

  # What a notification and its reader need.
  annotation "summary" {
    severity = "bug"
    required = true
  }
  annotation "description" {
    severity = "bug"
    required = true
  }
  annotation "runbook_url" {
    severity = "bug"
    value    = "https?://.+"
    required = true
  }
  label "severity" {
    severity = "bug"
    value    = "critical|warning|info"
    required = true
  }
  label "service" {
    severity = "bug"
    value    = ".+"
    required = true
  }
  label "team" {
    severity = "bug"
    value    = ".+"
    required = true
  }
}

# The Watchdog fires always: its silence is the alarm.
rule {
  match {
    name = "Watchdog"
  }
  disable = ["alerts/comparison"]
}

# Every SLO's group records under the same names, told apart by the label slo, and asks for its own only. pint compares
# names alone, and takes another SLO's group for the source.
rule {
  match {
    path = ".*/slo-.+\\.yml"
  }
  disable = ["rule/dependency"]
}
