/** A backtest for people. */
import { METRIC_DEFINITIONS, type MetricDefinition } from "../../src/engine/metrics/definitions.ts";
import type { Metrics } from "../../src/engine/metrics/metrics.ts";
import { alignColumns } from "../support/columns.ts";
import { findingLines } from "../support/finding-lines.ts";
import { allocationText, percent } from "../support/percent.ts";
import { printable } from "../support/printable.ts";
import { sparkline } from "../support/sparkline.ts";
import type { BacktestArguments } from "./arguments.ts";
import { reportOf } from "./report.ts";
import type { BacktestRun } from "./run.ts";

const WIDTH = 72;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

function valueText(value: Metrics[keyof Metrics], { unit }: MetricDefinition): string {
  if (value === null) return "-";
  if (typeof value === "string") return value;
  if (typeof value !== "number") return `${value.length}`;
  if (unit === "fraction") return percent(value);
  return unit === "bars" ? String(value) : value.toFixed(2);
}

function metricRows(parts: readonly (Metrics | null)[]): string[][] {
  // The definitions have exactly the names of the metrics as their keys.
  const names = Object.keys(METRIC_DEFINITIONS) as (keyof Metrics)[];
  return names
    .filter((name) => METRIC_DEFINITIONS[name].unit !== "returns")
    .map((name) => [
      METRIC_DEFINITIONS[name].label,
      ...parts.map((part) => (part === null ? "-" : valueText(part[name], METRIC_DEFINITIONS[name]))),
    ]);
}

function monthTable({ months, years }: Metrics): string {
  const cell = (fraction: number | undefined) => (fraction === undefined ? "" : (fraction * 100).toFixed(1));
  const rows = years.map(({ year, totalReturn }) => [
    String(year),
    ...MONTHS.map((_, month) =>
      cell(months.find((entry) => entry.year === year && entry.month === month + 1)?.totalReturn),
    ),
    cell(totalReturn),
  ]);
  return alignColumns([["%", ...MONTHS, "Year"], ...rows]);
}

/** The run as text: metrics, the course of equity and drawdown, returns by month, the last decision, findings. */
export function printBacktest(args: BacktestArguments, run: BacktestRun): string {
  const { backtest, benchmark, name, findings } = run;
  const { dates, metrics, split, history } = backtest;
  const last = reportOf(run).decisions.at(-1);
  const parts = split === null ? [metrics] : [metrics, split.inSample, split.outOfSample];
  const header = split === null ? [] : [["", "all", `before ${args.split}`, `from ${args.split}`]];
  const settled = history.settled === Infinity ? "never settled" : `${history.settled} to settle`;
  return [
    `${printable(name)}: ${dates[0]} to ${dates.at(-1)}, ${args.timing}, ${args.costBps} bp a trade, ${benchmark === null ? "no benchmark" : `against ${benchmark}`}`,
    `Bars of history: ${history.warmUp} to fill every window, ${settled}, ${history.bars} up to the first decision`,
    "",
    alignColumns([...header, ...metricRows(parts)]),
    "",
    `Equity    ${sparkline(backtest.simulation.equity, WIDTH)}`,
    `Drawdown  ${sparkline(backtest.drawdowns, WIDTH)}`,
    "",
    monthTable(metrics),
    "",
    `Decision of ${last?.date}: ${allocationText(last?.weights ?? {})}`,
    ...findingLines(findings),
  ].join("\n");
}
