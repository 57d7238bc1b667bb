/** Timing of pure functions. */
import { Bench } from "tinybench";

/** The median time of a function, ms, over at least half a second of repetitions after a warm-up. */
export async function medianTime(run: () => unknown): Promise<number> {
  const bench = new Bench({ time: 500, warmupTime: 100 });
  bench.add("run", () => void run());
  const [task] = await bench.run();
  const result = task?.result;
  if (!result || !("latency" in result)) throw new Error("the benchmark did not finish");
  return result.latency.p50;
}

/** The time of a single run, ms: for slow baselines. */
export function timeOnce(run: () => unknown): number {
  const start = performance.now();
  run();
  return performance.now() - start;
}

/** The value in the middle of an odd number of values; the upper one of the two of an even number. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
}
