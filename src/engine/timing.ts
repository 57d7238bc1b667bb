/**
 * When a strategy decides and trades, and what a decision then earns:
 * - `CC`: on the close, from close to close;
 * - `OO`: before the open, from open to open;
 * - `CO`: on the close, from the close to the next open, then cash until the next close;
 * - `OC`: before the open, from the open to that day's close, then cash.
 */
export const TIMINGS = ["CC", "OO", "CO", "OC"] as const;
export type Timing = (typeof TIMINGS)[number];

/** Whether decisions are taken before the open: they know the bar's open and nothing else of it. */
export function decidesBeforeOpen(timing: Timing): boolean {
  return timing === "OO" || timing === "OC";
}
