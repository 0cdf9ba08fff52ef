import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { LocalWorkspace, type Stack } from "@pulumi/pulumi/automation/index.js";
import { RandomPassword } from "@pulumi/random/randomPassword.js";
import { separateEngineConnections } from "../../../provider/engine-connections.ts";
import { needs, tool } from "../toolchain.ts";
import { startRandomProvider, type RandomProvider } from "./random-provider.ts";

describe("The stand-in for @pulumi/random's provider", function () {
  needs("pulumi");
  this.timeout(60_000);
  this.slow(10_000);

  const path = process.env.PATH ?? "";
  const folder = mkdtempSync(join(tmpdir(), "random-provider-"));
  let random: RandomProvider | undefined;
  let stack: Stack;
  let length = 32;

  async function made(): Promise<string> {
    const output = (await stack.outputs()).password;
    assert.equal(output?.secret, true);
    return String(output.value);
  }

  before(async () => {
    separateEngineConnections();
    process.env.PATH = `${dirname(tool("pulumi"))}${delimiter}${path}`;
    random = await startRandomProvider();
    stack = await LocalWorkspace.createOrSelectStack(
      {
        stackName: "test",
        projectName: "random-test",
        program: () => {
          return Promise.resolve({ password: new RandomPassword("admin", { length, special: false }).result });
        },
      },
      {
        workDir: folder,
        pulumiHome: join(folder, "home"),
        envVars: {
          ...random.env,
          PULUMI_BACKEND_URL: `file://${folder}`,
          PULUMI_CONFIG_PASSPHRASE: "test",
          PULUMI_SKIP_UPDATE_CHECK: "true",
          PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
        },
      },
    );
  });

  after(async () => {
    process.env.PATH = path;
    await random?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it("makes a password of the length asked for, as a secret that the state has encrypted only", async () => {
    await stack.up();
    const password = await made();
    assert.match(password, /^[A-Za-z0-9]{32}$/);
    const files = readdirSync(join(folder, ".pulumi"), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"));
    assert.ok(files.some((text) => text.includes("random:index/randomPassword:RandomPassword")));
    assert.equal(files.join("").includes(password), false);
  });

  it("keeps the password in a second run and through a refresh, and makes another for another length", async () => {
    const password = await made();
    await stack.refresh({ expectNoChanges: true });
    await stack.up({ expectNoChanges: true });
    assert.equal(await made(), password);
    length = 40;
    assert.deepEqual((await stack.up()).summary.resourceChanges, { replace: 1, same: 1 });
    assert.equal((await made()).length, 40);
  });

  it("refuses a length below 1", async () => {
    length = 0;
    await assert.rejects(stack.preview(), /length.*must be at least 1, is 0/s);
  });
});
