import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

const mebibyte = 1024 * 1024;
/** Above glibc's highest mmap threshold (32 MiB), so that each block goes back to the system as soon as it is freed. */
const blockSize = 64 * mebibyte;

function collectGarbage(): void {
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
}

/** Memory that is really held, outside the JavaScript heap, and really given back. */
export class Ballast {
  #blocks: Buffer[] = [];

  /** Holds so many MiB from now on; 0 lets go of all. */
  hold(mebibytes: number): void {
    if (this.#blocks.length > 0) {
      this.#blocks = [];
      // Buffers go only when the collector runs, which an idle process would put off for minutes.
      collectGarbage();
    }
    for (let left = mebibytes * mebibyte; left > 0; left -= blockSize)
      // Touched: memory that was never written is not resident.
      this.#blocks.push(Buffer.alloc(Math.min(left, blockSize), 1));
  }
}
