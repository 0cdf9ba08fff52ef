import fc from "fast-check";
import type { Caller, Listener, Workload } from "../../../../components/kubernetes/workload.ts";

const names = ["alertmanager", "grafana", "loki", "prometheus", "shipper"] as const;
export const ports = [8080, 9090, 9094] as const;

const listeners: fc.Arbitrary<readonly Listener[]> = fc
  .uniqueArray(
    fc.record({
      port: fc.constantFrom(...ports),
      protocol: fc.constantFrom(undefined, "TCP" as const, "UDP" as const),
    }),
    { selector: ({ port, protocol = "TCP" }) => `${port}/${protocol}` },
  )
  .map((list) => list.map(({ port, protocol }) => (protocol === undefined ? { port } : { port, protocol })));

interface Sketch {
  readonly namespace: string;
  readonly listens: readonly Listener[];
  /** Indexes of workloads and of their listeners, taken as far as there are any. */
  readonly calls: readonly (readonly [number, number])[];
  readonly calledBy: readonly (readonly [Caller["from"], number])[];
}

const sketch: fc.Arbitrary<Sketch> = fc.record({
  namespace: fc.constantFrom("monitoring", "monitoring-nodes"),
  listens: listeners,
  calls: fc.array(fc.tuple(fc.nat(4), fc.nat(5)), { maxLength: 6 }),
  calledBy: fc.array(
    fc.tuple(fc.constantFrom("product" as const, "kubernetes-api" as const, "ingress" as const), fc.nat(5)),
    {
      maxLength: 3,
    },
  ),
});

/** Any workloads that only call what is there, themselves included. */
export const workloadGraphs: fc.Arbitrary<readonly Workload[]> = fc
  .tuple(fc.shuffledSubarray([...names]), fc.array(sketch, { minLength: names.length, maxLength: names.length }))
  .map(([present, sketches]) =>
    present.map((name, at): Workload => {
      const { namespace = "", listens = [], calls = [], calledBy = [] } = sketches[at] ?? {};
      return {
        name,
        namespace,
        podLabels: { app: name },
        listens,
        calls: calls.flatMap(([to, index]) => {
          const callee = present[to];
          const port = sketches[to]?.listens[index]?.port;
          return callee === undefined || port === undefined ? [] : [{ to: callee, port }];
        }),
        calledBy: calledBy.flatMap(([from, index]) => {
          const port = listens[index]?.port;
          return port === undefined ? [] : [{ from, port }];
        }),
        replicas: 1,
      };
    }),
  );
