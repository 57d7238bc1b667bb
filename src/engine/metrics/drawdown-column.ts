/** On each row, how far equity lies below its highest value so far, as a positive fraction of that value. */
export function drawdownColumn(equity: Float64Array): Float64Array {
  const drawdowns = new Float64Array(equity.length);
  let peak = -Infinity;
  for (let row = 0; row < equity.length; row++) {
    const value = equity[row] ?? NaN;
    if (value > peak) peak = value;
    drawdowns[row] = 1 - value / peak;
  }
  return drawdowns;
}
