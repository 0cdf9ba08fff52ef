import type { Rendered, RenderedPanel } from "./compiled.ts";

function panelText(panel: RenderedPanel): readonly string[] {
  const { x, y, w, h } = panel.gridPos;
  if (panel.type === "row") return ["", `-- ${panel.title} (line ${y})`];
  const { unit, thresholds } = panel.fieldConfig!.defaults;
  const steps = thresholds.steps.map(({ value, color }) => (value === null ? color : `from ${value} ${color}`));
  return [
    "",
    `${panel.title}: ${panel.type}, ${w} x ${h} at ${x}, ${y}, in ${unit}, ${steps.join(", ")}`,
    `  ${panel.description ?? ""}`,
    ...panel.targets!.map(
      ({ refId, expr, legendFormat, format, instant }) =>
        `  ${refId} "${legendFormat}" as ${format}${instant ? ", last value" : ""}\n    ${expr}`,
    ),
    ...(panel.links ?? []).map(({ title, url }) => `  > ${title}: ${url ?? ""}`),
  ];
}

/** A dashboard as a page that a person can check. */
export function summary(dashboard: Rendered): string {
  const { title, uid, tags, refresh, timezone, time, templating, annotations, links } = dashboard;
  return [
    `# ${title} (${uid})`,
    `tags ${tags.join(", ")}; from ${time.from} to ${time.to} every ${refresh}; time zone: ${timezone}`,
    ...templating.list.map(
      ({ name, query, current }) =>
        `$${name}: ${query}${current === undefined ? "" : `, at first ${current.value.join()}`}`,
    ),
    ...annotations.list.map(({ name, expr }) => `${name}: ${expr}`),
    ...links.map((link) => `> ${link.title}${link.url === undefined ? "" : `: ${link.url}`}`),
    ...dashboard.panels.flatMap(panelText),
    "",
  ].join("\n");
}
