/** Volatility that clusters: calm and stormy days come in runs. */

/**
 * The daily shocks of a GARCH(1,1) process with unit long-run variance (Bollerslev, 1986; the weights are those
 * usual for daily share returns), with fat-tailed draws. `normals` draws standard normal numbers.
 */
const PERSISTENCE = { shock: 0.09, yesterday: 0.89 } as const;
const LONG_RUN = 1 - PERSISTENCE.shock - PERSISTENCE.yesterday;
/** A rare day is this much larger than its volatility says. */
const JUMP = { every: 120, size: 2.2 } as const;
/** No single day is larger than this many long-run volatilities. */
const LARGEST = 7;

/** Draws the next day's shock, in units of the long-run volatility of a day. */
export function clusteredShocks(normals: () => number, fractions: () => number): () => number {
  let variance = 1;
  return () => {
    const jump = fractions() * JUMP.every < 1 ? JUMP.size : 1;
    const bound = Math.min(LARGEST, LARGEST * Math.sqrt(variance));
    const shock = Math.max(-bound, Math.min(bound, Math.sqrt(variance) * normals() * jump));
    const counted = Math.min(shock * shock, 9 * variance);
    variance = LONG_RUN + PERSISTENCE.shock * counted + PERSISTENCE.yesterday * variance;
    return shock;
  };
}
