/** The engine on twenty years of ten tickers: every bar at once, and the last bar alone. */
import { alignBars } from "../src/engine/bars/align.ts";
import type { BarTable, DailyBars } from "../src/engine/bars/types.ts";
import { compile } from "../src/engine/evaluate/compile.ts";
import { decide } from "../src/engine/evaluate/decide.ts";
import { evaluate } from "../src/engine/evaluate/evaluate.ts";
import { parseStrategy } from "../src/engine/strategy/parse.ts";
import type { MarketData } from "../sim/exchange/market/market-data.ts";
import { openMarket } from "../cli/support/market.ts";
import { type Figure, figure } from "./figure.ts";
import { medianTime } from "./median-time.ts";

const TICKERS = ["SPY", "QQQ", "IWM", "EFA", "TLT", "IEF", "GLD", "DBC", "VNQ", "SHY"];
const FROM = "2006-01-01";
const THROUGH = "2025-12-31";
const WINDOWS = [20, 50, 100, 200];

function barsOf(market: MarketData, ticker: string): DailyBars {
  const rows = (market.get(ticker)?.rows ?? []).filter(({ date }) => date >= FROM);
  const column = (pick: (row: (typeof rows)[number]) => number) => Float64Array.from(rows, pick);
  return {
    dates: rows.map(({ date }) => date),
    open: column(({ adjOpen }) => adjOpen),
    high: column(({ adjHigh }) => adjHigh),
    low: column(({ adjLow }) => adjLow),
    close: column(({ adjClose }) => adjClose),
    volume: column(({ volume }) => volume),
  };
}

function trendLeaf(ticker: string, window: number): unknown {
  return {
    kind: "indicator",
    conditions: [
      {
        type: "if",
        metric: "Current Price",
        ticker,
        comparator: "gt",
        threshold: 0,
        expanded: true,
        rightMetric: "Simple Moving Average",
        rightWindow: window,
      },
      { type: "and", metric: "Relative Strength Index", window, ticker, comparator: "lt", threshold: 80 },
    ],
    children: {
      then: [{ kind: "position", positions: [ticker] }],
      else: [{ kind: "position", positions: ["SHY"] }],
    },
  };
}

function trendTree(): unknown {
  const leaves = TICKERS.flatMap((ticker) => WINDOWS.map((window) => trendLeaf(ticker, window)));
  return { kind: "basic", weighting: "equal", children: { next: leaves } };
}

function lastBars(table: BarTable, count: number): BarTable[] {
  return Array.from({ length: count }, (_, back) => {
    const end = table.dates.length - back;
    const columns = [...table.columns].map(
      ([ticker, column]) =>
        [
          ticker,
          {
            open: column.open.subarray(0, end),
            high: column.high.subarray(0, end),
            low: column.low.subarray(0, end),
            close: column.close.subarray(0, end),
            volume: column.volume.subarray(0, end),
            carried: column.carried.subarray(0, end),
          },
        ] as const,
    );
    return { dates: table.dates.slice(0, end), columns: new Map(columns) };
  });
}

/** `evaluate`: every bar's weights; its baseline decides bar by bar. `decide`: the last bar's weights and trace. */
export async function engine(): Promise<Figure[]> {
  const market = openMarket(undefined, THROUGH);
  const table = alignBars(new Map(TICKERS.map((ticker) => [ticker, barsOf(market, ticker)])));
  const parsed = parseStrategy(trendTree());
  if (!parsed.ok) throw new Error(parsed.findings[0]?.message);
  const program = compile(parsed.strategy);
  const evaluation = await medianTime(() => evaluate(program, table));
  const decision = await medianTime(() => decide(program, table));
  const sample = lastBars(table, 20);
  const barByBar = (await medianTime(() => sample.map((bars) => decide(program, bars)))) / sample.length;
  return [
    figure({
      name: "evaluate-20y-10t",
      value: evaluation,
      unit: "ms",
      target: 100,
      baseline: barByBar * table.dates.length,
    }),
    figure({ name: "decide-20y-10t", value: decision, unit: "ms", target: 50 }),
  ];
}
