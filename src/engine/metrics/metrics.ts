/** All metrics of a backtest. */
import type { Simulation } from "../backtest/simulate.ts";
import { alphaBeta } from "./alpha-beta.ts";
import { annualVolatility } from "./annual-volatility.ts";
import { averageHoldings } from "./average-holdings.ts";
import { calmarRatio } from "./calmar-ratio.ts";
import { type MonthReturn, monthlyReturns, type YearReturn, yearlyReturns } from "./calendar-returns.ts";
import { compoundAnnualGrowthRate } from "./compound-annual-growth-rate.ts";
import { bestDay, worstDay } from "./extreme-days.ts";
import { maxDrawdown } from "./max-drawdown.ts";
import { returnStatistics } from "./statistics/return-statistics.ts";
import { dailyReturns } from "./statistics/returns.ts";
import { sharpeRatio } from "./sharpe-ratio.ts";
import { sortinoRatio } from "./sortino-ratio.ts";
import { timeInMarket } from "./time-in-market.ts";
import { totalReturn } from "./total-return.ts";
import { turnoverPerDay, turnoverPerYear } from "./turnover.ts";
import { valueAtRisk95 } from "./value-at-risk.ts";
import { winRate } from "./win-rate.ts";

/** Ready for JSON. What is not defined is `null`. `METRIC_DEFINITIONS` says what each one is. */
export interface Metrics {
  readonly bars: number;
  readonly totalReturn: number | null;
  readonly cagr: number | null;
  readonly volatility: number | null;
  readonly sharpe: number | null;
  readonly sortino: number | null;
  readonly calmar: number | null;
  readonly maxDrawdown: number | null;
  readonly maxDrawdownPeak: string | null;
  readonly maxDrawdownTrough: string | null;
  readonly maxDrawdownRecovery: string | null;
  readonly valueAtRisk95: number | null;
  readonly alpha: number | null;
  readonly beta: number | null;
  readonly winRate: number | null;
  readonly bestDay: number | null;
  readonly bestDayDate: string | null;
  readonly worstDay: number | null;
  readonly worstDayDate: string | null;
  readonly turnoverPerDay: number | null;
  readonly turnoverPerYear: number | null;
  readonly averageHoldings: number | null;
  readonly timeInMarket: number | null;
  readonly months: readonly MonthReturn[];
  readonly years: readonly YearReturn[];
}

/**
 * The metrics of a simulation. `dates` are those of the rows of `equity` (New York, `YYYY-MM-DD`),
 * `benchmark` is the equity of a benchmark on the same rows. All metrics are the same whatever number equity
 * starts at.
 */
export function metricsOf(
  { equity, traded, invested, holdings }: Simulation,
  dates: readonly string[],
  benchmark: Float64Array | null,
): Metrics {
  const returns = dailyReturns(equity);
  const statistics = returnStatistics(returns);
  const growth = compoundAnnualGrowthRate(equity);
  const drawdown = maxDrawdown(equity);
  const turnover = turnoverPerDay(traded);
  const best = bestDay(returns);
  const worst = worstDay(returns);
  const regression = benchmark === null ? null : alphaBeta(returns, dailyReturns(benchmark));
  const dateOfRow = (row: number | null | undefined) =>
    row === null || row === undefined ? null : (dates[row] ?? null);
  return {
    bars: traded.length,
    totalReturn: totalReturn(equity),
    cagr: growth,
    volatility: annualVolatility(statistics),
    sharpe: sharpeRatio(statistics),
    sortino: sortinoRatio(statistics),
    calmar: calmarRatio(growth, drawdown),
    maxDrawdown: drawdown?.depth ?? null,
    maxDrawdownPeak: dateOfRow(drawdown?.peak),
    maxDrawdownTrough: dateOfRow(drawdown?.trough),
    maxDrawdownRecovery: dateOfRow(drawdown?.recovery),
    valueAtRisk95: valueAtRisk95(returns),
    alpha: regression?.alpha ?? null,
    beta: regression?.beta ?? null,
    winRate: winRate(statistics),
    bestDay: best === null ? null : (returns[best] ?? null),
    bestDayDate: best === null ? null : dateOfRow(best + 1),
    worstDay: worst === null ? null : (returns[worst] ?? null),
    worstDayDate: worst === null ? null : dateOfRow(worst + 1),
    turnoverPerDay: turnover,
    turnoverPerYear: turnoverPerYear(turnover),
    averageHoldings: averageHoldings(holdings),
    timeInMarket: timeInMarket(invested),
    months: monthlyReturns(equity, dates),
    years: yearlyReturns(equity, dates),
  };
}
