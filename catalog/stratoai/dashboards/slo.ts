import type { Dashboard, SloPanel } from "../../../model/dashboard.ts";
import type { Slo } from "../../../model/slo.ts";
import { slos } from "../slos.ts";

function panels(slo: Slo): readonly SloPanel[] {
  const show = (what: SloPanel["show"], label: string, description: string): SloPanel => ({
    title: `${slo.title}: ${label}`,
    kind: "slo",
    slo: slo.name,
    show: what,
    description,
  });
  return [
    show("budget-remaining", "error budget left", "At 0 the objective is missed; below it, by how much."),
    show("burn-rate", "burn rate", "1 spends the budget exactly by the end of the period; 14.4 pages."),
    show("error-ratio", "error ratio", "Share of requests that miss the objective, by window."),
    show("objective", "objective", "What is promised."),
  ];
}

export const slo: Dashboard = {
  uid: "slo",
  title: "StratoAI SLOs and Error Budgets",
  description: "What is promised, and how much of the allowance for failure is left.",
  tags: ["stratoai", "slo"],
  refresh: "1m",
  range: "7d",
  rows: slos.map((objective) => ({ title: objective.title, panels: panels(objective) })),
};
