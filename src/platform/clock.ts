/** Where time comes from. Everything that trades reads it here, so that a simulated market can stand in. */

export interface Clock {
  /** The present instant, epoch ms (UTC). */
  now(): number;
}

/** The platform's own clock. The one place that reads it. */
// oxlint-disable-next-line no-restricted-globals -- the seam itself
export const systemClock: Clock = { now: () => Date.now() };
