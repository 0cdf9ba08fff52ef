import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { stratoai } from "../../../catalog/stratoai/index.ts";
import { compile, routeTable } from "../../../components/alertmanager/compile.ts";
import { files } from "../../../components/alertmanager/files.ts";
import { needs, tool } from "../../support/toolchain.ts";
import { dev, everything, prod, temporaryFolder, writeArtifacts } from "./fixture.ts";

const run = promisify(execFile);

describe("amtool agrees with the route table", () => {
  needs("amtool");
  for (const stack of [prod, dev]) {
    it(`on every alert of ${stack.stack}, and finds the configuration good`, async () => {
      const folder = temporaryFolder();
      try {
        const config = writeArtifacts(folder.path, files(compile(stratoai, stack, everything).objects));
        await run(tool("amtool"), ["check-config", config]);
        for (const { labels, routes } of routeTable(stratoai, stack, everything)) {
          const set = Object.entries(labels).map(([name, value]) => `${name}=${value}`);
          const expected = `--verify.receivers=${routes.map(({ receiver }) => receiver).join(",")}`;
          await run(tool("amtool"), ["config", "routes", "test", `--config.file=${config}`, expected, ...set]);
        }
      } finally {
        folder.remove();
      }
    });
  }
});
