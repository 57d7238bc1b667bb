/**
 * How long to wait before asking a vendor again: exponential back-off with full jitter, so that many who failed
 * together do not come back together. Source: Marc Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015.
 */

/** How often one request is sent at the most. */
export const MOST_TRIES = 3;
const FIRST_WAIT = 400;
const LONGEST_WAIT = 5_000;

/**
 * Milliseconds to wait after so many failures (1 or more): somewhere between 0 and 400, then 800, 1600, ... up to
 * `longest`, at the place that `fraction` (0 to 1) says.
 */
export function backOff(failures: number, fraction: number, longest: number = LONGEST_WAIT): number {
  return Math.floor(fraction * Math.min(longest, FIRST_WAIT * 2 ** (failures - 1)));
}

/**
 * Milliseconds to wait after `tries` requests that failed, as `backOff` has it. Null when there have been enough
 * tries, or when the wait would end at or after the deadline (both instants epoch ms).
 */
export function waitBefore(tries: number, fraction: number, now: number, deadline: number): number | null {
  if (tries >= MOST_TRIES) return null;
  const wait = backOff(tries, fraction);
  return now + wait < deadline ? wait : null;
}
