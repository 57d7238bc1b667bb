/** The index of the largest return, the earliest on ties; `null` without returns. */
export function bestDay(returns: Float64Array): number | null {
  let best: number | null = null;
  for (let day = 0; day < returns.length; day++) {
    if (best === null || (returns[day] ?? NaN) > (returns[best] ?? NaN)) best = day;
  }
  return best;
}

/** The index of the smallest return, the earliest on ties; `null` without returns. */
export function worstDay(returns: Float64Array): number | null {
  let worst: number | null = null;
  for (let day = 0; day < returns.length; day++) {
    if (worst === null || (returns[day] ?? NaN) < (returns[worst] ?? NaN)) worst = day;
  }
  return worst;
}
