import { catalog } from "../../catalog/index.ts";
import { programFor } from "../../program.ts";
import { keptMachine } from "./kept.ts";

/** This project's program, on a machine as that of the kept state was, whatever else this one has. */
export const localProgram = () => programFor(catalog, { machine: keptMachine() });
