/** A Helm chart at the version that the stack is written for. */
export interface Chart {
  readonly name: string;
  readonly version: string;
  /** Its publisher's Helm repository. */
  readonly repository: string;
}

/** Publishers with several charts. */
export const prometheusCommunity = "https://prometheus-community.github.io/helm-charts";
export const elastic = "https://helm.elastic.co";

/** Labels by which many charts select pods, and which their Services have too. */
export const chartLabels = ({ name }: Pick<Chart, "name">, release: string): Readonly<Record<string, string>> => ({
  "app.kubernetes.io/name": name,
  "app.kubernetes.io/instance": release,
});
