import fc from "fast-check";

/**
 * Loaded before every test (.mocharc.json): all properties of a run share one seed, which the run prints. `FC_SEED=…`
 * repeats a run with its values.
 */
const given = process.env.FC_SEED;
const seed = given === undefined ? Math.floor(Math.random() * 2 ** 31) : Number(given);
if (!Number.isInteger(seed)) throw new Error(`FC_SEED: got "${given ?? ""}"; expected an integer`);
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed });

const advice = `fast-check seed ${seed} (FC_SEED=${seed} repeats this run)`;
let failed = false;

export const mochaHooks = {
  beforeAll(): void {
    console.log(advice);
  },
  afterEach(this: Mocha.Context): void {
    failed ||= this.currentTest?.state === "failed";
  },
  afterAll(): void {
    if (failed) console.log(`\n${advice}`);
  },
};
