/** `{method} {route}` in Grafana's spelling. */
export function grafanaLegend(legend: string): string {
  return legend.replaceAll(/\{(\w+)\}/g, "{{$1}}");
}
