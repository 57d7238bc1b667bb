/** Bars adjusted for splits and dividends, as the broker's `adjustment` asks. */
import type { Bar } from "./bars.ts";
import type { KnownAdjustment } from "./known-adjustments.ts";

/** What bars are adjusted for. */
export interface BarAdjustment {
  readonly splits: boolean;
  readonly dividends: boolean;
}

const UNADJUSTED: BarAdjustment = { splits: false, dividends: false };
/** There are no spin-offs in the market, so that nothing changes for them. */
const KINDS: ReadonlyMap<string, BarAdjustment> = new Map([
  ["raw", UNADJUSTED],
  ["split", { splits: true, dividends: false }],
  ["dividend", { splits: false, dividends: true }],
  ["spin-off", UNADJUSTED],
  ["all", { splits: true, dividends: true }],
]);
/** Decimals of an adjusted price. */
const DECIMALS = 6;

/** The adjustment of a list such as `split,spin-off`; `undefined` when it names something else. */
export function parseAdjustment(text: string): BarAdjustment | undefined {
  let adjustment = UNADJUSTED;
  for (const name of text.split(",")) {
    const kind = KINDS.get(name);
    if (!kind) return undefined;
    adjustment = {
      splits: adjustment.splits || kind.splits,
      dividends: adjustment.dividends || kind.dividends,
    };
  }
  return adjustment;
}

/** The bar with its prices and its volume adjusted; dividends leave the volume alone. */
export function adjustedBar(bar: Bar, { splits, dividends }: BarAdjustment, known: KnownAdjustment): Bar {
  const factor = (splits ? 1 / known.splits : 1) * (dividends ? known.prices * known.splits : 1);
  if (factor === 1) return bar;
  const scaled = (price: number) => Number((price * factor).toFixed(DECIMALS));
  return {
    start: bar.start,
    open: scaled(bar.open),
    high: scaled(bar.high),
    low: scaled(bar.low),
    close: scaled(bar.close),
    volume: splits ? Math.round(bar.volume * known.splits) : bar.volume,
  };
}
