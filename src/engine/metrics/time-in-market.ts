/**
 * The fraction of the bars after whose trade anything is held, however little; `null` without bars. In `CO`
 * and `OC` a bar counts whole, though what is bought is sold before the next decision.
 */
export function timeInMarket(invested: Float64Array): number | null {
  if (invested.length === 0) return null;
  let bars = 0;
  for (let bar = 0; bar < invested.length; bar++) {
    if ((invested[bar] ?? NaN) > 0) bars++;
  }
  return bars / invested.length;
}
