import assert from "node:assert/strict";
import fc from "fast-check";
import { networkPolicies } from "../../../../../components/kubernetes/compile/cluster/network-policies.ts";
import type { KubernetesContext } from "../../../../../components/kubernetes/compile/context.ts";
import type { Endpoint } from "../../../../../components/kubernetes/compile/part.ts";
import { emptyPart } from "../../../../../components/kubernetes/compile/part.ts";
import type { Caller, Workload } from "../../../../../components/kubernetes/compile/workload.ts";
import { kubernetesContext } from "../../context.ts";
import type { Place, Target } from "./network.ts";
import { reaches } from "./network.ts";
import { ports, workloadGraphs } from "./workload-graphs.ts";

const grafana: Endpoint = { name: "grafana", namespace: "monitoring", service: "grafana", port: 80, login: true };

const publishing = kubernetesContext({
  settings: {
    ingress: {
      className: "nginx",
      hosts: { grafana: "grafana.stratoai.com" },
      tls: { secret: "wildcard" },
      auth: "login",
      controllerNamespace: "ingress-nginx",
    },
  },
});

const policies = (context: KubernetesContext, workloads: readonly Workload[]) =>
  networkPolicies(context, { ...emptyPart, workloads, endpoints: [grafana] });

const podOf = ({ namespace, podLabels }: Workload): Place => ({
  namespace,
  // A pod has more labels than those by which it is selected.
  labels: { ...podLabels, "pod-template-hash": "6d4b" },
});

const product: Place = { namespace: "stratoai", labels: { app: "grafana" } };
const controller: Place = { namespace: "ingress-nginx", labels: {} };
const stranger: Place = { namespace: "default", labels: { app: "prometheus" } };

const targets: readonly Target[] = ports.flatMap((port) => [
  { port, protocol: "TCP" },
  { port, protocol: "UDP" },
]);

const listensOn = ({ listens }: Workload, target: Target): boolean =>
  listens.some(({ port, protocol = "TCP" }) => port === target.port && protocol === target.protocol);

const isCalledBy = ({ calledBy = [] }: Workload, who: Caller["from"], port: number): boolean =>
  calledBy.some((caller) => caller.from === who && caller.port === port);

const workload = (rest: Partial<Workload>): Workload => ({
  name: "one",
  namespace: "monitoring",
  podLabels: { app: "one" },
  listens: [],
  calls: [],
  replicas: 1,
  ...rest,
});

describe("network policies", () => {
  it("let a workload reach another on a port if and only if it calls it there, or is Prometheus and scrapes it", () => {
    fc.assert(
      fc.property(workloadGraphs, (workloads) => {
        const made = policies(kubernetesContext(), workloads);
        for (const from of workloads) {
          for (const to of workloads) {
            for (const target of targets) {
              const calls = from.calls.some((call) => "to" in call && call.to === to.name && call.port === target.port);
              const scrapes = from.name === "prometheus" && target.protocol === "TCP";
              const expected = listensOn(to, target) && (calls || scrapes);
              const found = reaches(made, podOf(from), podOf(to), target);
              assert.equal(found, expected, `${from.name} → ${to.name}:${target.port}/${target.protocol}`);
            }
          }
        }
      }),
    );
  });

  it("let in from elsewhere whom a workload names, and the ingress controller only to what is published", () => {
    fc.assert(
      fc.property(workloadGraphs, fc.boolean(), (workloads, wanted) => {
        const served = workloads.some(
          ({ name, calledBy = [] }) => name === "grafana" && calledBy.some(({ from }) => from === "ingress"),
        );
        const isPublished = wanted && served;
        const made = policies(isPublished ? publishing : kubernetesContext(), workloads);
        for (const to of workloads) {
          for (const target of targets) {
            const can = (place: Place) => reaches(made, place, podOf(to), target);
            const is = (who: Caller["from"]) => listensOn(to, target) && isCalledBy(to, who, target.port);
            const byAnyone = is("kubernetes-api");
            assert.equal(can(stranger), byAnyone);
            assert.equal(can({ address: "10.0.0.1" }), byAnyone);
            assert.equal(can(product), byAnyone || is("product"));
            assert.equal(can(controller), byAnyone || (isPublished && to.name === "grafana" && is("ingress")));
          }
        }
      }),
    );
  });

  it("let nobody out but to DNS, on any server", () => {
    const one = workload({});
    const made = policies(kubernetesContext(), [one]);
    const servers: readonly Place[] = [{ namespace: "kube-system", labels: {} }, { address: "169.254.20.10" }];
    for (const server of servers) {
      for (const protocol of ["TCP", "UDP"] as const) {
        assert.ok(reaches(made, podOf(one), server, { port: 53, protocol }));
        assert.ok(!reaches(made, podOf(one), server, { port: 443, protocol }));
      }
    }
  });

  it("also hold for pods that no workload declares", () => {
    const made = policies(kubernetesContext(), [workload({ namespace: "monitoring-nodes" })]);
    for (const namespace of ["monitoring", "monitoring-nodes"]) {
      const pod: Place = { namespace, labels: { app: "unknown" } };
      assert.ok(!reaches(made, pod, { address: "203.0.113.7" }, { port: 443, protocol: "TCP" }));
      assert.ok(!reaches(made, stranger, pod, { port: 8080, protocol: "TCP" }));
    }
  });

  it("select our own pods only in a namespace that was adopted, and still let these ask DNS", () => {
    const adopted = kubernetesContext({ settings: { adoptNamespaces: true } });
    const one = workload({});
    const made = policies(adopted, [one]);
    const selectors = made.map(({ spec }) => (spec as { podSelector: unknown }).podSelector);
    assert.deepEqual(selectors, [{ matchLabels: one.podLabels }]);
    const other: Place = { namespace: "monitoring", labels: { app: "theirs" } };
    assert.ok(reaches(made, other, { address: "203.0.113.7" }, { port: 443, protocol: "TCP" }));
    assert.ok(reaches(made, stranger, other, { port: 8080, protocol: "TCP" }));
    assert.ok(!reaches(made, stranger, podOf(one), { port: 8080, protocol: "TCP" }));
    assert.ok(!reaches(made, podOf(one), { address: "203.0.113.7" }, { port: 443, protocol: "TCP" }));
    assert.ok(reaches(made, podOf(one), { address: "169.254.20.10" }, { port: 53, protocol: "UDP" }));
  });

  describe("to the outside", () => {
    const outside = (...calls: Workload["calls"]) => {
      const one = workload({ calls });
      const made = policies(kubernetesContext(), [one]);
      return (place: Place, port: number) => reaches(made, podOf(one), place, { port, protocol: "TCP" });
    };
    const at = (address: string): Place => ({ address });

    it("mean by the internet no private address, nor the cloud's metadata service", () => {
      const can = outside({ outside: "internet", ports: [443] });
      for (const address of ["203.0.113.7", "2001:db8::7"]) {
        assert.ok(can(at(address), 443), address);
        assert.ok(!can(at(address), 80), address);
      }
      const inside = ["10.1.2.3", "100.64.0.1", "127.0.0.1", "169.254.169.254", "172.31.0.1", "192.168.1.1"];
      for (const address of [...inside, "::1", "fd00::1", "fe80::1"]) assert.ok(!can(at(address), 443), address);
      assert.ok(!can(product, 443));
    });

    it("mean by the cluster pods of every namespace and nodes, and by no ports any", () => {
      const can = outside({ outside: "cluster" });
      for (const place of [product, stranger, at("10.1.2.3"), at("192.168.1.1"), at("fd00::1")]) {
        assert.ok(can(place, 10_250));
      }
      for (const address of ["203.0.113.7", "169.254.169.254"]) assert.ok(!can(at(address), 10_250), address);
    });

    it("mean by the Kubernetes API its ports, wherever it is", () => {
      const can = outside({ outside: "kubernetes-api" });
      for (const address of ["10.96.0.1", "203.0.113.7"]) {
        assert.ok(can(at(address), 443) && can(at(address), 6443), address);
        assert.ok(!can(at(address), 8443), address);
      }
    });
  });

  it("refuse a call to nobody, to a closed port, and two workloads of one name", () => {
    const made =
      (...workloads: Workload[]) =>
      () =>
        policies(kubernetesContext(), workloads);
    const two = workload({ name: "two", listens: [{ port: 80 }, { port: 81 }] });
    assert.throws(made(workload({ calls: [{ to: "two", port: 80 }] })), /one calls two, which is no workload/);
    assert.throws(made(workload({ calls: [{ to: "two", port: 9 }] }), two), /one calls two on port 9, .* 80, 81/);
    assert.throws(made(workload({ calledBy: [{ from: "product", port: 9 }] })), /product calls one on port 9, .* none/);
    assert.throws(made(two, two), /two workloads are named two/);
  });

  it("refuse to publish what no workload lets the ingress controller to", () => {
    assert.throws(
      () => policies(publishing, [workload({ name: "grafana", listens: [{ port: 3000 }] })]),
      /grafana is published, but no workload/,
    );
  });

  it("are the same in whatever order workloads come", () => {
    fc.assert(
      fc.property(workloadGraphs, (workloads) => {
        const context = kubernetesContext();
        assert.deepEqual(policies(context, [...workloads].reverse()), policies(context, workloads));
      }),
    );
  });
});
