import { readFile } from "node:fs/promises";

const magic = Buffer.from("\xff Go buildinf:", "latin1");
/** The header's size, the alignment of its place, and the flag for texts that follow it: Go's debug/buildinfo. */
const headerBytes = 32;
const alignment = 16;
const inlineTexts = 2;
/** Go frames the module information with 16 bytes on either side. */
const frameBytes = 16;

/**
 * A text with its length before it, as an unsigned varint.
 *
 * @param {Buffer} bytes
 * @param {number} at
 */
function textAt(bytes, at) {
  let length = 0;
  for (let shift = 0; shift < 32; shift += 7) {
    const byte = bytes[at++];
    if (byte === undefined) return undefined;
    length += (byte & 0x7f) * 2 ** shift;
    if (byte < 0x80) return at + length <= bytes.length ? { start: at, end: at + length } : undefined;
  }
  return undefined;
}

/**
 * The Go module that a program was built from, out of its file: what `go version -m` prints, without needing Go.
 *
 * @param {string} file
 * @returns {Promise<{ path: string, version: string } | undefined>} undefined where it is no Go program or does not say
 */
export async function goModuleOf(file) {
  const bytes = await readFile(file);
  for (let at = bytes.indexOf(magic); at !== -1; at = bytes.indexOf(magic, at + 1)) {
    if (at % alignment !== 0 || ((bytes[at + magic.length + 1] ?? 0) & inlineTexts) === 0) continue;
    const goVersion = textAt(bytes, at + headerBytes);
    const modules = goVersion && textAt(bytes, goVersion.end);
    if (modules === undefined) continue;
    const text = bytes.toString("utf8", modules.start + frameBytes, modules.end - frameBytes);
    const [, path, version] = /^mod\t([^\t\n]+)\tv(\d[^\t\n]*)/m.exec(text) ?? [];
    if (path !== undefined && version !== undefined) return { path, version: `v${version}` };
  }
  return undefined;
}
