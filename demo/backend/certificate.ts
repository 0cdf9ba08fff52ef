import { generate } from "selfsigned";

const day = 86_400_000;
/** Days that the certificate is valid when no fault says otherwise. */
export const usualDays = 365;

/** A self-signed certificate for localhost and 127.0.0.1 that ends in `days` days, with its key, both PEM. */
export async function selfSigned(days: number): Promise<{ readonly key: string; readonly cert: string }> {
  const now = Date.now();
  const { private: key, cert } = await generate([{ name: "commonName", value: "localhost" }], {
    keyType: "ec",
    algorithm: "sha256",
    // A day back, so that a clock that lags a little accepts it.
    notBeforeDate: new Date(now - day),
    notAfterDate: new Date(now + days * day),
    extensions: [
      { name: "basicConstraints", cA: false },
      { name: "keyUsage", digitalSignature: true },
      {
        name: "subjectAltName",
        altNames: [
          { type: 2, value: "localhost" },
          { type: 7, ip: "127.0.0.1" },
        ],
      },
    ],
  });
  return { key, cert };
}
