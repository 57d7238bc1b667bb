/** Random histories of daily bars, and the series that indicators are computed from. */
import * as fc from "fast-check";
import { PriceSeries } from "../../../src/engine/series/price-series.ts";
import { columnsOf } from "./market.ts";

export interface Bar {
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
}

/** A bar of which nothing is known. */
export const UNKNOWN: Bar = { open: NaN, high: NaN, low: NaN, close: NaN, volume: NaN };

/** The series of some bars. */
export function seriesOf(bars: readonly Bar[]): PriceSeries {
  return new PriceSeries({
    open: Float64Array.from(bars, ({ open }) => open),
    high: Float64Array.from(bars, ({ high }) => high),
    low: Float64Array.from(bars, ({ low }) => low),
    close: Float64Array.from(bars, ({ close }) => close),
    volume: Float64Array.from(bars, ({ volume }) => volume),
    carried: new Uint8Array(bars.length),
  });
}

/** The series of some closes at which the bars traded all day. */
export function closesSeries(closes: readonly number[]): PriceSeries {
  return new PriceSeries(columnsOf(closes));
}

/** A walk of `length` bars with prices of up to six decimals, in which hardly any two are equal. */
export function walks(length: number): fc.Arbitrary<readonly Bar[]> {
  return seeds.map((seed) => walk(length, 6, seed));
}

/** A walk of `length` bars with prices in whole dollars: full of ties, flat days and flat weeks. */
export function coarseWalks(length: number): fc.Arbitrary<readonly Bar[]> {
  return seeds.map((seed) => walk(length, 0, seed));
}

const seeds = fc.integer({ min: 0, max: 2 ** 32 - 1 });

function walk(length: number, decimals: number, seed: number): Bar[] {
  const random = numbersFrom(seed);
  const round = (price: number) => Math.max(Number(price.toFixed(decimals)), 10 ** -decimals);
  const volatility = 0.002 + 0.03 * random();
  let last = round(10 ** (1 + 2 * random()));
  return Array.from({ length }, () => {
    const step = () => 1 + volatility * (random() + random() - 1);
    const open = round(last * step());
    const close = round(open * step() * step());
    const high = round(Math.max(open, close) * (1 + volatility * random()));
    const low = round(Math.min(open, close) * (1 - volatility * random()));
    last = close;
    return { open, high, low, close, volume: 1 + Math.floor(1e6 * random()) };
  });
}

/** Random numbers from 0 to 1, always the same ones for a seed (Tommy Ettinger's mulberry32). */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
