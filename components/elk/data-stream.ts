import type { StackContext } from "../../model/stack.ts";

/** The parts of a data stream's name are joined by hyphens, so none may have one. */
const part = (name: string): string => name.replaceAll("-", "_");

/** The data stream that the logs of a stack go to, in Elastic's naming `type-dataset-namespace`. */
export function dataStream({ product, environment }: Pick<StackContext, "product" | "environment">): {
  readonly name: string;
  readonly dataset: string;
  readonly namespace: string;
} {
  const dataset = part(product);
  const namespace = part(environment);
  return { name: `logs-${dataset}-${namespace}`, dataset, namespace };
}
