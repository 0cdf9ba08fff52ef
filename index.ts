import { program } from "./program.ts";

/** What the official CLI runs: `pulumi preview`, `up`, `destroy`. `npm run up` runs the same program inline. */
export default program;
