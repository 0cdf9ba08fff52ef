import assert from "node:assert/strict";
import { until } from "../../../commands/drill/observe.ts";

const patience = (milliseconds: number, signal = new AbortController().signal) => ({
  deadline: Date.now() + milliseconds,
  pause: 5,
  signal,
});

const noAnswer = (): Promise<string | undefined> => Promise.resolve(undefined);

describe("asking until there is an answer", () => {
  it("asks again after a question that failed, as a stopped process lets it", async () => {
    let asked = 0;
    const question = async () => {
      asked++;
      if (asked < 3) throw new Error("refused");
      return Promise.resolve("there");
    };
    const answer = await until(question, patience(5000));
    assert.deepEqual([answer, asked], ["there", 3]);
  });

  it("gives up at the deadline", async () => {
    assert.equal(await until(noAnswer, patience(20)), undefined);
  });

  it("ends at once when it is interrupted", async () => {
    const interrupted = new AbortController();
    const waiting = until(noAnswer, patience(60_000, interrupted.signal));
    interrupted.abort();
    await assert.rejects(waiting, { name: "AbortError" });
  });
});
