import { measure } from "../measure.ts";

const started = performance.now();
const { planned } = await import("../../commands/arguments/planned.ts");
// Loads the modules too, as the command does.
const first = await measure(() => planned("local", []));
const again = await measure(() => planned("local", []));
console.log(JSON.stringify({ start: started, first: first.took.wall, again: again.took.wall }));
