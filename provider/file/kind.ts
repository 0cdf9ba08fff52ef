import { createHash } from "node:crypto";
import { sep } from "node:path";
import { z } from "zod";
import type { Issue } from "../issue.ts";
import { absolutePath } from "../properties.ts";
import type { ChangePlan, ResourceKind } from "../resource-kind.ts";
import { isUnknown, unknownValue } from "../sealing.ts";
import { readIfThere, removeWithEmptyParents, writeAtomically } from "./disk.ts";

// Type aliases, not interfaces: only they are assignable to the index signature of Properties.
/* eslint-disable @typescript-eslint/consistent-type-definitions */
/** What a program says of a file; documented in components/provider/file.ts. */
type FileInput = { path: string; root: string; content: string; mode?: string };

/** With the mode filled in, and the SHA-256 of the content in hexadecimal digits. */
type FileInputs = FileInput & { mode: string; sha256: string };
/* eslint-enable @typescript-eslint/consistent-type-definitions */

function sha256(content: string): string {
  return createHash("sha256").update(content).digest("hex");
}

function outsideRoot({ path, root }: Partial<FileInput>): Issue[] {
  if (path === undefined || root === undefined) return [];
  if (path.startsWith(root === "/" ? root : root + sep) && path !== root) return [];
  return [{ path: ["path"], message: `must lie below root, ${root}; got ${path}` }];
}

/** A file with the given content. A file that was edited or lost shows up in a refresh and is written again. */
export const fileKind: ResourceKind<FileInput, FileInputs, FileInputs> = {
  properties: {
    path: absolutePath,
    root: absolutePath,
    content: z.string({ error: "must be a text" }),
    mode: z
      .string({ error: 'must be four octal digits, such as "0644"' })
      .regex(/^0[0-7]{3}$/, 'must be four octal digits, such as "0644"')
      .optional(),
  },
  computed: { sha256: { secretWith: "content" } },

  examine(input) {
    return Promise.resolve(outsideRoot(input));
  },

  complete(input, isSecret) {
    return {
      ...input,
      mode: input.mode ?? (isSecret("content") ? "0600" : "0644"),
      sha256: isUnknown(input.content) ? unknownValue : sha256(input.content),
    };
  },

  plan(changed): ChangePlan {
    const replaces = ["path", "root"].filter((name) => changed.has(name));
    // Under another root the path stays the same: the old file's removal must come first, or it would take the new one.
    return { replaces, deleteBeforeReplace: replaces.length > 0 && !changed.has("path") };
  },

  async create(inputs) {
    await writeAtomically(inputs.path, inputs.content, Number.parseInt(inputs.mode, 8));
    return { id: inputs.path, state: inputs };
  },

  async read(state) {
    const file = await readIfThere(state.path);
    if (file === undefined) return undefined;
    const mode = `0${file.mode.toString(8).padStart(3, "0")}`;
    return { ...state, content: file.content, mode, sha256: sha256(file.content) };
  },

  async update(_state, inputs) {
    await writeAtomically(inputs.path, inputs.content, Number.parseInt(inputs.mode, 8));
    return inputs;
  },

  async delete(state) {
    await removeWithEmptyParents(state.path, state.root);
  },
};
