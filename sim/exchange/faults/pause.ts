/** Waits in real time, which end early when nobody waits any more. */
import type { RealTime } from "../clock/real-time.ts";

/** Resolves after so many real milliseconds (never, when not given), or as soon as the signal aborts. */
export async function pause(
  realTime: RealTime,
  milliseconds: number | undefined,
  signal?: AbortSignal,
): Promise<void> {
  if (signal?.aborted) return;
  await new Promise<void>((resolve) => {
    const end = () => {
      if (handle !== undefined) realTime.clearTimeout(handle);
      signal?.removeEventListener("abort", end);
      resolve();
    };
    const handle = milliseconds === undefined ? undefined : realTime.setTimeout(end, milliseconds);
    signal?.addEventListener("abort", end);
  });
}

/** The result, or a rejection with the signal's reason as soon as it aborts: as `fetch` treats its caller. */
export async function untilAborted<Result>(result: Promise<Result>, signal: AbortSignal): Promise<Result> {
  let abandon = () => {};
  const abandoned = new Promise<never>((_resolve, reject) => {
    // The reason is whatever the caller of `abort` gave; `fetch` rejects with it as it is.
    abandon = () => reject(signal.reason);
  });
  if (signal.aborted) abandon();
  signal.addEventListener("abort", abandon);
  try {
    return await Promise.race([result, abandoned]);
  } finally {
    signal.removeEventListener("abort", abandon);
  }
}
