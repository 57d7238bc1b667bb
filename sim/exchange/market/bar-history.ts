/** The bars of a ticker over time, one after the other and made as they are asked for. */
import { addDays } from "../../../src/engine/calendar/dates.ts";
import { dateAt, sessionOf } from "../calendar/trading-days.ts";
import { adjustedBar } from "./bar-adjustment.ts";
import type { BarAdjustment } from "./bar-adjustment.ts";
import { dayBar, grouped, rowBar } from "./bars.ts";
import type { Bar } from "./bars.ts";
import { knownAdjustments } from "./known-adjustments.ts";
import type { KnownAdjustment } from "./known-adjustments.ts";
import type { DailyRow } from "./market-data.ts";
import { minuteBars } from "./minute-bars.ts";
import type { Prices } from "./prices.ts";
import type { Series } from "./series.ts";
import { startOfBar } from "./timeframe.ts";
import type { Timeframe } from "./timeframe.ts";

export interface BarsWanted {
  readonly timeframe: Timeframe;
  /** The first and the last start of a bar (epoch ms, both included). */
  readonly from: number;
  readonly to: number;
  /** What has traded by this instant (epoch ms) is shown, and nothing after it. */
  readonly until: number;
  /** Adjusted as it is known at this instant (epoch ms), for the splits and dividends up to its date. */
  readonly now: number;
  readonly adjustment: BarAdjustment;
  readonly newestFirst: boolean;
}

interface KnownDay {
  readonly row: DailyRow;
  readonly adjustment: KnownAdjustment;
}

/** The days that the bars are made of, in order. A week or a month that begins by `to` goes on after it. */
function daysOf(series: Series, { timeframe, from, to, until, now }: BarsWanted): KnownDay[] {
  const ends = timeframe.unit === "week" || timeframe.unit === "month" ? until : Math.min(to, until);
  const first = series.placeAt(addDays(dateAt(from), -1)) + 1;
  const last = series.placeAt(dateAt(ends));
  const days: KnownDay[] = [];
  for (const [index, adjustment] of knownAdjustments(series, first, series.placeAt(dateAt(now))).entries()) {
    const row = first + index <= last ? series.row(first + index) : undefined;
    const session = row && sessionOf(row.date);
    if (session && session.open <= until) days.push({ row, adjustment });
  }
  return days;
}

/**
 * The bars wanted of a symbol, none for an unknown one. Minutes and hours are made of the whole minutes that have
 * ended; days and what is longer hold everything that has traded.
 */
export function* barsOf(prices: Prices, symbol: string, wanted: BarsWanted): Generator<Bar, void, undefined> {
  const series = prices.series(symbol);
  if (!series) return;
  const { timeframe, from, to, until, adjustment, newestFirst } = wanted;
  const inOrder = <Item>(items: Item[]) => (newestFirst ? items.toReversed() : items);
  const finished = (bars: readonly Bar[]) =>
    inOrder(
      grouped(bars, (start) => startOfBar(timeframe, start)).filter(
        ({ start }) => start >= from && start <= to,
      ),
    );
  const days = daysOf(series, wanted);
  if (timeframe.unit === "minute") {
    for (const { row, adjustment: known } of inOrder(days)) {
      const bars = minuteBars(prices, symbol, row, until);
      yield* finished(bars.map((bar) => adjustedBar(bar, adjustment, known)));
    }
    return;
  }
  const tape = prices.tape(symbol, until);
  const dayOf = (row: DailyRow) => (tape?.row.date === row.date ? dayBar(prices, symbol, tape) : rowBar(row));
  yield* finished(days.map(({ row, adjustment: known }) => adjustedBar(dayOf(row), adjustment, known)));
}
