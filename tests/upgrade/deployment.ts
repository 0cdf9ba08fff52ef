import { createHash } from "node:crypto";
import { basename } from "node:path";
import { digest } from "../../components/local/digest.ts";
import { oldResourceTypes } from "../../model/old-names.ts";
import type { Properties } from "../../provider/resource-kind.ts";

/** A resource as `pulumi stack export --show-secrets` has it. */
export interface RecordedResource {
  readonly urn: string;
  readonly type: string;
  readonly custom?: boolean;
  readonly inputs?: Properties;
  readonly outputs?: Properties;
  readonly dependencies?: readonly string[];
}

/** What `pulumi stack export` prints. */
export interface Export {
  readonly version: number;
  readonly deployment: { readonly resources: readonly RecordedResource[] };
}

/** The engine's mark of a secret, as key and value. */
const [secretKey, secretMark] = ["4dabf18193072939515e22adb298388d", "1b47061264138c4ac30d75fd1eb44270"] as const;

const isMap = (value: unknown): value is Properties =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isSecret = (value: unknown): value is Properties => isMap(value) && value[secretKey] === secretMark;

/** A secret of an export, as the value that it hides; anything else as it is. */
export const plain = (value: unknown): unknown => (isSecret(value) ? JSON.parse(String(value.plaintext)) : value);

/** As secret as the other value is. */
const asSecretAs = (other: unknown, value: unknown): unknown =>
  isSecret(other) ? { ...other, plaintext: JSON.stringify(value) } : value;

/** Inputs of an export as they go over the wire to a provider: the mark of a secret beside its value. */
export const onTheWire = (inputs: Properties): Properties =>
  Object.fromEntries(
    Object.entries(inputs).map(([key, value]) => [
      key,
      isSecret(value) ? { [secretKey]: secretMark, value: plain(value) } : value,
    ]),
  );

const both = (resource: RecordedResource, values: Properties): RecordedResource => ({
  ...resource,
  inputs: { ...resource.inputs, ...values },
  outputs: { ...resource.outputs, ...values },
});

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

export const isFile = ({ type }: RecordedResource): boolean => type === oldResourceTypes.File;
export const isProcess = ({ type }: RecordedResource): boolean => type === oldResourceTypes.Process;

/** Path below the files' common folder, by which a digest knows it. */
function relativePath({ inputs = {} }: RecordedResource): string {
  return String(inputs.path).slice(String(inputs.root).length + 1);
}

/** Digests as they are with what the placeholders of a template now stand for: files have ports and paths in them. */
export function withDigests(resources: readonly RecordedResource[]): readonly RecordedResource[] {
  const content = ({ inputs = {} }: RecordedResource): string => String(plain(inputs.content));
  const files = new Map(resources.filter(isFile).map((file) => [file.urn, file]));
  return resources.map((resource) => {
    const { inputs = {}, dependencies = [] } = resource;
    if (isFile(resource)) return both(resource, { sha256: asSecretAs(inputs.sha256, sha256(content(resource))) });
    if (!isProcess(resource)) return resource;
    const read = dependencies.flatMap((urn) => files.get(urn) ?? []);
    const texts = read.map((file) => ({ path: relativePath(file), content: content(file) }));
    return both(resource, { configDigest: digest(texts) });
  });
}

/** `inbox`, of the process with that directory. */
export const processName = ({ inputs = {} }: RecordedResource): string => basename(String(inputs.directory));
