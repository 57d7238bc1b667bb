/** Price histories that are written down bar by bar. */
import type { PriceSeries } from "../../../../src/engine/series/price-series.ts";
import { seriesOf } from "../../support/price-histories.ts";

/** High, low, close and volume (shares; 1,000 where it does not matter) of a bar that opened at its close. */
export type Bar = readonly [high: number, low: number, close: number, volume?: number];

/** The series of those bars; NaN is unknown. */
export function seriesOfBars(bars: readonly Bar[]): PriceSeries {
  return seriesOf(
    bars.map(([high, low, close, volume]) => ({ open: close, high, low, close, volume: volume ?? 1000 })),
  );
}

/** The bars of a text that has high, low, close and, if wanted, volume in each line. */
export function barsOfText(text: string): readonly Bar[] {
  return text
    .trim()
    .split("\n")
    .map((line) => {
      const [high, low, close, volume] = line.trim().split(/\s+/).map(Number);
      return volume === undefined ? [high!, low!, close!] : [high!, low!, close!, volume];
    });
}

/** So many bars at one price. */
export function flatBars(count: number, price: number): readonly Bar[] {
  return Array.from({ length: count }, (): Bar => [price, price, price]);
}
