/** Patience that takes no time: waits are noted, and move the clock. */
import type { Patience } from "../../../src/platform/retry.ts";

export interface NotedPatience extends Patience {
  /** Waits so far, ms. */
  readonly waits: number[];
}

/** Patience from an instant (epoch ms) for some milliseconds, which waits half of what it may each time. */
export function notedPatience(now = 0, milliseconds = 60_000): NotedPatience {
  const waits: number[] = [];
  let present = now;
  return {
    waits,
    now: () => present,
    sleep: async (wait) => {
      waits.push(wait);
      present += wait;
    },
    fraction: () => 0.5,
    deadline: now + milliseconds,
  };
}
