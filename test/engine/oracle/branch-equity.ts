import type { Allocation } from "./evaluator.ts";

/**
 * The equity of a branch on every bar: unknown before its start bar, 1 there, and from then on the return from close
 * to close of what the branch would hold by its decision on the bar before. What has no known close on either bar earns
 * nothing, and so does cash; there are no costs.
 */
export function branchEquity(
  bars: number,
  start: number | null,
  allocationOn: (bar: number) => Allocation,
  closesOf: (ticker: string) => readonly number[],
): readonly number[] {
  const equity: number[] = Array.from({ length: bars }, () => NaN);
  if (start === null) return equity;
  equity[start] = 1;
  for (let bar = start; bar + 1 < bars; bar++) {
    let earned = 0;
    for (const [ticker, weight] of allocationOn(bar)) {
      const closes = closesOf(ticker);
      const change = closes[bar + 1]! / closes[bar]! - 1;
      if (!Number.isNaN(change)) earned += weight * change;
    }
    equity[bar + 1] = equity[bar]! * (1 + earned);
  }
  return equity;
}
