import { afterEach, describe, it, vi } from "vitest";
import { brokenOffAfter, withinTime } from "../../../src/platform/within-time.ts";

/** Never answers; ends with the reason when it is broken off. */
const stalled = (signal: AbortSignal) =>
  new Promise<never>((_resolve, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason as Error));
  });

describe("a limit for an answer", () => {
  afterEach(() => void vi.useRealTimers());

  it("breaks off what takes longer, with an error that says so", async ({ expect }) => {
    vi.useFakeTimers();
    const failed = expect(brokenOffAfter(1_000, stalled)).rejects.toThrow("no answer within 1000 ms");
    await vi.advanceTimersByTimeAsync(1_000);
    await failed;
  });

  it("leaves what came in time alone, and no timer behind, whatever it was", async ({ expect }) => {
    vi.useFakeTimers();
    let signal: AbortSignal | undefined;
    const answer = await brokenOffAfter(1_000, async (given) => {
      signal = given;
      return "answer";
    });
    expect(answer).toBe("answer");
    const refused = brokenOffAfter(1_000, () => Promise.reject(new Error("refused")));
    await expect(refused).rejects.toThrow("refused");
    await expect(withinTime(1_000, async () => "too")).resolves.toBe("too");
    expect(vi.getTimerCount()).toBe(0);
    expect(signal?.aborted).toBe(false);
  });
});
