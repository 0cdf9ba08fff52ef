import assert from "node:assert/strict";
import { parse } from "yaml";
import { alertmanagerPaths, notificationCalls } from "../../../components/kube-prometheus-stack/alertmanager.ts";
import { configurationText } from "../../../components/alertmanager/files.ts";
import { metricsResources } from "../../../components/kube-prometheus-stack/compile.ts";
import { manyServices } from "../../../bench/catalog.ts";
import { limitBreaches } from "../../../components/kubernetes/limits.ts";
import { ofBackend } from "../../../model/origin.ts";
import { kubernetesContext } from "../kubernetes/context.ts";
import { alertmanagerOutput, metrics, stackValues } from "./fixture.ts";

const context = kubernetesContext();

const object = (name: string) =>
  metrics(context).objects.find((placed) => placed.object.metadata.name === name)?.object ?? assert.fail(`no ${name}`);

const configuration = (): string =>
  (object("alertmanager-config") as unknown as { stringData: Record<string, string> }).stringData[
    "alertmanager.yaml"
  ] ?? assert.fail("no alertmanager.yaml");

describe("Alertmanager in the cluster", () => {
  it("is given the compiled configuration whole, in the Secret that the operator takes for all of it", () => {
    const { alertmanagerSpec } = stackValues(context).alertmanager;
    assert.deepEqual(
      [alertmanagerSpec.useExistingSecret, alertmanagerSpec.configSecret],
      [true, "alertmanager-config"],
    );
    assert.equal(configuration(), configurationText(alertmanagerOutput(context).config));
  });

  it("finds its templates and every secret's file where the operator mounts them", () => {
    const { templates } = parse(configuration()) as { templates: string[] };
    assert.deepEqual(templates, [`${alertmanagerPaths.templatesDirectory}/*.tmpl`]);
    const { alertmanagerSpec } = stackValues(context).alertmanager;
    assert.deepEqual(alertmanagerSpec.configMaps, ["alertmanager-templates"]);
    assert.deepEqual(alertmanagerSpec.secrets, ["alertmanager-secrets"]);
    const spec = metrics(context).secrets.find(({ name }) => name === "alertmanager-secrets");
    const files = [...configuration().matchAll(/_file: (\S+)/g)].map(([, file]) => file);
    assert.deepEqual(
      Object.keys(spec?.keys ?? {}).map((key) => `${alertmanagerPaths.secretsDirectory}/${key}`),
      [...new Set(files)].sort(),
    );
  });

  it("mounts no Secret where its configuration names none", () => {
    const silent = kubernetesContext({
      catalog: {
        ...context.catalog,
        notifications: {
          ...context.catalog.notifications,
          receivers: context.catalog.notifications.receivers.map((receiver) => ({ ...receiver, integrations: [] })),
        },
      },
    });
    const objects = alertmanagerOutput(silent);
    assert.deepEqual(objects.secrets, ["smtpPassword"]);
    const resources = metricsResources(silent, { ...objects, secrets: [] });
    assert.ok(!resources.secrets.some(({ name }) => name === "alertmanager-secrets"));
    assert.match(JSON.stringify(resources.releases), /"secrets":\[\]/);
  });

  it("shows a preview's reader who is notified of what, since the Secret itself is hidden", () => {
    const { data } = object("alertmanager-routes") as unknown as { data: Record<string, string> };
    assert.match(data["routes.md"] ?? "", /critical-alerts/);
  });

  it("of a thousand services fits into its Secret, and leaves the page to the rendered files, which it says", () => {
    const large = kubernetesContext({ catalog: manyServices(1000, context.catalog) });
    const resources = metrics(large);
    assert.deepEqual(limitBreaches(resources), []);
    assert.ok(!resources.objects.some((placed) => placed.object.metadata.name === "alertmanager-routes"));
    assert.deepEqual(
      resources.degradations.map(({ fallback }) => fallback),
      ["the rendered file alertmanager/routes.md"],
    );
    const config = resources.objects.find((placed) => placed.object.kind === "Secret")?.object as unknown as {
      readonly stringData: Readonly<Record<string, string>>;
    };
    const text = config.stringData["alertmanager.yaml"] ?? "";
    // Less to read, and the same to Alertmanager.
    assert.doesNotMatch(text, /^ *#/m);
    assert.deepEqual(parse(text), parse(configurationText(alertmanagerOutput(large).config)));
  });

  it("is refused where it would not fit", () => {
    const data = { "alertmanager.yaml": "x".repeat(1_048_577) };
    const secret = { apiVersion: "v1", kind: "Secret", metadata: { name: "large" }, stringData: data };
    assert.deepEqual(limitBreaches({ objects: [{ origin: ofBackend("test"), object: secret }] }), [
      { backend: "kubernetes", limit: "bytes of the Secret large", expected: 1_048_576, got: 1_048_577 },
    ]);
  });

  it("takes no routes from AlertmanagerConfig objects of anybody else", () => {
    const { alertmanagerConfigSelector } = stackValues(context).alertmanager.alertmanagerSpec;
    assert.ok(Object.keys(alertmanagerConfigSelector.matchLabels).length > 0);
  });

  it("may call the internet, and the cluster only where a webhook is there", () => {
    const calls = (webhookUrl: string) => notificationCalls(alertmanagerOutput(context, { webhookUrl }));
    const internet = { outside: "internet" };
    const both = [internet, { outside: "cluster" }];
    assert.deepEqual(notificationCalls(alertmanagerOutput(context)), [internet]);
    assert.deepEqual(calls("https://hooks.example.com/x"), [internet]);
    for (const inside of ["http://bot.tools.svc:8080/x", "http://bot/x", "http://10.1.2.3/x", "http://172.20.0.1/x"]) {
      assert.deepEqual(calls(inside), both, inside);
    }
  });
});
