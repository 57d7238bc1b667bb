/** How long to wait before the next look at open orders. */

/** Most orders fill at once: the first looks follow quickly, ms after the orders left, until the next look. */
const QUICK_LOOKS: readonly { readonly until: number; readonly every: number }[] = [
  { until: 1_000, every: 250 },
  { until: 3_000, every: 1_000 },
  { until: 10_000, every: 2_000 },
];
/** What has not filled by then waits for the market: an account may send 200 requests a minute, and orders come first. */
const EVERY = 3_000;

/** Milliseconds to the next look, when the phase's orders left `elapsed` ms ago. */
export function pollInterval(elapsed: number): number {
  return QUICK_LOOKS.find(({ until }) => elapsed < until)?.every ?? EVERY;
}
