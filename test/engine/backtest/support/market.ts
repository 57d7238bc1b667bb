/** Small markets with opens and closes of their own, and simulations on them. */
import {
  simulate,
  type Simulation,
  type SimulationInput,
  type Targets,
} from "../../../../src/engine/backtest/simulate.ts";
import type { BarColumns, BarTable } from "../../../../src/engine/bars/types.ts";
import type { Timing } from "../../../../src/engine/timing.ts";
import { SESSIONS } from "../../support/market.ts";

/** One ticker's prices by bar; NaN is unknown. */
export interface Prices {
  readonly open: readonly number[];
  readonly close: readonly number[];
}

export function columnsOf({ open, close }: Prices): BarColumns {
  const closes = Float64Array.from(close);
  return {
    open: Float64Array.from(open),
    high: closes,
    low: closes,
    close: closes,
    volume: new Float64Array(closes.length).fill(1000),
    carried: new Uint8Array(closes.length),
  };
}

export function tableOf(prices: Readonly<Record<string, Prices>>): BarTable {
  const columns = new Map(Object.entries(prices).map(([ticker, column]) => [ticker, columnsOf(column)]));
  const bars = Math.max(...[...columns.values()].map(({ close }) => close.length));
  return { dates: SESSIONS.slice(0, bars), columns };
}

/** A market in which every ticker trades at one price a day. */
export function closesOf(closes: Readonly<Record<string, readonly number[]>>): BarTable {
  return tableOf(
    Object.fromEntries(Object.entries(closes).map(([ticker, close]) => [ticker, { open: close, close }])),
  );
}

export function weightsOf(weights: Readonly<Record<string, readonly number[]>>): Map<string, Float64Array> {
  return new Map(Object.entries(weights).map(([ticker, column]) => [ticker, Float64Array.from(column)]));
}

/** The same weight of one ticker on every bar of the table. */
export function always(ticker: string, weight: number, table: BarTable): Map<string, Float64Array> {
  return new Map([[ticker, new Float64Array(table.dates.length).fill(weight)]]);
}

/** Targets as an evaluation has them: an allocation of its own for each bar that all columns have. */
export function targetsOf(weights: ReadonlyMap<string, Float64Array>): Targets {
  const columns = [...weights.values()];
  const bars = Math.min(...columns.map((column) => column.length));
  const starts = [0, 0];
  const places: number[] = [];
  const fractions: number[] = [];
  for (let bar = 0; bar < bars; bar++) {
    for (const [place, column] of columns.entries()) {
      if (column[bar] === 0) continue;
      places.push(place);
      fractions.push(column[bar]!);
    }
    starts.push(places.length);
  }
  return {
    root: Uint32Array.from({ length: bars }, (_, bar) => bar + 1),
    allocations: {
      tickers: [...weights.keys()],
      starts: Uint32Array.from(starts),
      places: Uint32Array.from(places),
      fractions: Float64Array.from(fractions),
    },
  };
}

/**
 * A simulation over all bars of the table, close to close and free of costs unless `fields` say otherwise.
 */
export function simulated(
  table: BarTable,
  weights: ReadonlyMap<string, Float64Array>,
  fields: Partial<Pick<SimulationInput, "start" | "end" | "costBps">> & { timing?: Timing } = {},
): Simulation {
  const targets = targetsOf(weights);
  return simulate({ table, targets, start: 0, end: table.dates.length, timing: "CC", costBps: 0, ...fields });
}
