import { generate } from "selfsigned";

const day = 86_400_000;

/** A certificate with its key, both PEM. */
export interface Certified {
  readonly key: string;
  readonly publicKey: string;
  readonly cert: string;
}

interface Wanted {
  readonly name: string;
  /** Until it expires; negative: since it has. */
  readonly days: number;
  /** Default: itself. */
  readonly signedBy?: Certified;
  /** Whose key it certifies. Default: a new one. */
  readonly keyOf?: Certified;
}

type Extensions = NonNullable<Parameters<typeof generate>[1]>["extensions"];

async function made({ name, days, signedBy, keyOf }: Wanted, extensions: Extensions): Promise<Certified> {
  const now = Date.now();
  const {
    private: key,
    public: publicKey,
    cert,
  } = await generate([{ name: "commonName", value: name }], {
    keyType: "ec",
    algorithm: "sha256",
    notBeforeDate: new Date(now - 30 * day),
    notAfterDate: new Date(now + days * day),
    ...(signedBy === undefined ? {} : { ca: signedBy }),
    ...(keyOf === undefined ? {} : { keyPair: { privateKey: keyOf.key, publicKey: keyOf.publicKey } }),
    ...(extensions === undefined ? {} : { extensions }),
  });
  return { key, publicKey, cert };
}

/** A certificate that signs others. */
export const authority = (wanted: Wanted): Promise<Certified> =>
  made(wanted, [
    { name: "basicConstraints", cA: true, critical: true },
    { name: "keyUsage", keyCertSign: true, cRLSign: true, critical: true },
  ]);

/** A server's certificate, for 127.0.0.1. */
export const leaf = (wanted: Omit<Wanted, "name">): Promise<Certified> =>
  made({ ...wanted, name: "127.0.0.1" }, [
    { name: "basicConstraints", cA: false },
    { name: "keyUsage", digitalSignature: true },
    { name: "subjectAltName", altNames: [{ type: 7, ip: "127.0.0.1" }] },
  ]);
