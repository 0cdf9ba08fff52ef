// Stub of a program of this project as version 0.1.0 had it, whose source is not here any more. Arguments: its ports.
// Each answers every request with an empty page, so that it counts as started.
import { createServer } from "node:http";

for (const port of process.argv.slice(2)) {
  createServer((_, response) => response.end()).listen(Number(port), "127.0.0.1");
}
