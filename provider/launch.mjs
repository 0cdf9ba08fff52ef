// Plain JavaScript, since Node 20 runs no TypeScript: it finds tsx beside itself, whatever the working directory is
// (`node --import tsx` would look for tsx from there).
import { register } from "tsx/esm/api";

register();
await import("./main.ts");
