/** What a strategy would have earned. */
import type { DailyBars } from "../../../../src/engine/bars/types.ts";
import { evaluateTree, type OracleOptions } from "../evaluate-tree.ts";
import { Portfolio, type Prices } from "./portfolio.ts";
import { decidesBeforeOpen } from "../timing.ts";

export interface OracleBacktestOptions extends OracleOptions {
  readonly costBps: number;
  /** First and last date, each included; only bars from the start bar on count. */
  readonly from?: string;
  readonly to?: string;
}

export interface OracleBacktest {
  readonly dates: readonly string[];
  /** At each bar's decision moment, before it trades; 1 on the first. */
  readonly equity: readonly number[];
  /**
   * What each bar's decision trades, as shares of equity: the rebalance, and where the timing sells again at the next
   * moment that sale too, also on the last bar when it is on the same day.
   */
  readonly traded: readonly number[];
  readonly decisions: readonly Readonly<Record<string, number>>[];
  /** As for the weights, among these dates. */
  readonly unsureFrom: number | null;
}

export function oracleBacktest(
  tree: unknown,
  bars: ReadonlyMap<string, DailyBars>,
  options: OracleBacktestOptions,
): OracleBacktest {
  const { timing = "CC", costBps, from = "", to = "9999-12-31" } = options;
  const { market, weights, start, unsureFrom } = evaluateTree(tree, bars, options);
  const { dates, tickers } = market;
  const pricesAt = (moment: "open" | "close", bar: number): Prices => {
    return (ticker) => tickers.get(ticker)![moment][bar]!;
  };
  const days = [...dates.keys()].filter(
    (bar) => start !== null && bar >= start && dates[bar]! >= from && dates[bar]! <= to,
  );
  const portfolio = new Portfolio(costBps);
  const equity: number[] = [];
  const traded: number[] = [];
  for (const bar of days) {
    const decided = pricesAt(decidesBeforeOpen(timing) ? "open" : "close", bar);
    portfolio.moveTo(decided);
    equity.push(portfolio.equity);
    traded.push(portfolio.rebalance(weights[bar]!, decided));
    const sold = timing === "OC" ? bar : timing === "CO" ? bar + 1 : null;
    if (sold === null || (sold !== bar && !days.includes(sold))) continue;
    const prices = pricesAt(timing === "OC" ? "close" : "open", sold);
    portfolio.moveTo(prices);
    traded[traded.length - 1]! += portfolio.rebalance({}, prices);
  }
  return {
    dates: days.map((bar) => dates[bar]!),
    equity,
    traded,
    decisions: days.map((bar) => weights[bar]!),
    unsureFrom: unsureFrom === null ? null : Math.max(0, unsureFrom - (days[0] ?? 0)),
  };
}
