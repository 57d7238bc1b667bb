/**
 * The fraction of the days with a gain among the days with a gain or a loss, as in QuantStats' `win_rate`: a
 * day in cash is neither. `null` where there are no such days.
 */
export function winRate(returns: Float64Array): number | null {
  let gains = 0;
  let losses = 0;
  for (const value of returns) {
    if (value > 0) gains++;
    else if (value < 0) losses++;
  }
  return gains + losses === 0 ? null : gains / (gains + losses);
}
