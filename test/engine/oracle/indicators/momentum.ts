import { CLOSES, type Indicator } from "./definition.ts";
import { last, mean, returns, sum } from "./lists.ts";
import { onRuns } from "./runs.ts";

/** A month in trading days. */
const MONTH = 21;
const YEAR_AND_TODAY = 12 * MONTH + 1;

export const MOMENTUM: readonly Indicator[] = [
  onRuns(
    "Cumulative Return",
    CLOSES,
    (n) => n,
    ({ close }, n) => change(close, n - 1),
  ),
  onRuns(
    "SMA of Returns",
    CLOSES,
    (n) => n + 1,
    ({ close }, n) => mean(returns(last(close, n + 1))),
  ),
  onRuns(
    "Rate of Change",
    CLOSES,
    (n) => n + 1,
    ({ close }, n) => 100 * change(close, n),
  ),
  yearly("Momentum (Weighted)", weighted),
  yearly("13612W Momentum", weighted),
  yearly("Momentum (Unweighted)", unweighted),
  yearly("13612U Momentum", unweighted),
  yearly("Momentum (12-Month SMA)", againstMonthlyAverage),
  yearly("SMA12 Momentum", againstMonthlyAverage),
];

function yearly(id: string, valueOf: (closes: readonly number[]) => number): Indicator {
  return onRuns(
    id,
    CLOSES,
    () => YEAR_AND_TODAY,
    ({ close }) => valueOf(close),
  );
}

/** The close that many bars before the last. */
function before(closes: readonly number[], bars: number): number {
  return closes.at(-1 - bars)!;
}

function change(closes: readonly number[], bars: number): number {
  return before(closes, 0) / before(closes, bars) - 1;
}

function weighted(closes: readonly number[]): number {
  const [r1, r3, r6, r12] = [1, 3, 6, 12].map((months) => change(closes, months * MONTH));
  return (12 * r1! + 4 * r3! + 2 * r6! + r12!) / 19;
}

function unweighted(closes: readonly number[]): number {
  return sum([1, 3, 6, 12].map((months) => change(closes, months * MONTH))) / 4;
}

function againstMonthlyAverage(closes: readonly number[]): number {
  const monthly = Array.from({ length: 13 }, (_, months) => before(closes, months * MONTH));
  return (13 * before(closes, 0)) / sum(monthly) - 1;
}
