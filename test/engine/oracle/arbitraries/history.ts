/** Random histories of one ticker. */
import * as fc from "fast-check";
import type { DailyBars } from "../../../../src/engine/bars/types.ts";

/** What a day brings: numbers from -8 to 8 that the style of the history turns into prices. */
interface Move {
  readonly gap: number;
  readonly step: number;
  readonly above: number;
  readonly below: number;
  readonly volume: number;
}

interface Bar {
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly volume: number;
}

/** Something out of the ordinary that lasts for some days. */
interface Event {
  readonly kind: "hole" | "flat" | "noPrice" | "double" | "halve";
  readonly at: number;
  readonly length: number;
}

const moves: fc.Arbitrary<Move> = fc.record(
  {
    gap: fc.integer({ min: -8, max: 8 }),
    step: fc.integer({ min: -8, max: 8 }),
    above: fc.nat({ max: 8 }),
    below: fc.nat({ max: 8 }),
    volume: fc.nat({ max: 8 }),
  },
  { noNullPrototype: true },
);

/** Whole dollars from 8 to 14: ties, crossings and flat windows happen all the time. */
function coarseBar(before: number, { gap, step, above, below, volume }: Move): Bar {
  const open = within(before + Math.trunc(gap / 6));
  const close = within(before + Math.trunc(step / 4));
  const high = Math.max(open, close) + Math.trunc(above / 5);
  const low = Math.min(open, close) - Math.trunc(below / 5);
  return { open, high, low, close, volume: 100 * volume };
}

function within(price: number): number {
  return Math.min(14, Math.max(8, price));
}

/** Prices with all their digits, up to 4 % a day. */
function fineBar(before: number, { gap, step, above, below, volume }: Move): Bar {
  const open = before * Math.exp(gap / 601);
  const close = before * Math.exp(step / 199);
  const high = Math.max(open, close) * (1 + above / 787);
  const low = Math.min(open, close) * (1 - below / 787);
  return { open, high, low, close, volume: 1000 + 12_347 * volume };
}

function flatBar(price: number, volume: number): Bar {
  return { open: price, high: price, low: price, close: price, volume };
}

export interface HistoryShape {
  /** The longest that a ticker may be listed after the first date. */
  readonly latestListing: number;
  readonly events: readonly Event["kind"][];
  /** In sessions; more than five are not carried. */
  readonly longestHole: number;
}

/** The bars of one ticker on some of the dates. */
export function histories(dates: readonly string[], shape: HistoryShape): fc.Arbitrary<DailyBars> {
  const events = fc.array(
    fc.record({
      kind: fc.constantFrom(...shape.events),
      at: fc.nat({ max: dates.length - 1 }),
      length: fc.integer({ min: 1, max: shape.longestHole }),
    }),
    { maxLength: 5 },
  );
  return fc
    .record({
      coarse: fc.boolean(),
      first: fc.integer({ min: 8, max: 14 }),
      listing: fc.oneof(fc.constant(0), fc.nat({ max: shape.latestListing })),
      days: fc.array(moves, { minLength: dates.length, maxLength: dates.length, size: "max" }),
      events,
    })
    .map(({ coarse, first, listing, days, events: happened }) => {
      const bars = new Map<string, Bar>();
      let price = coarse ? first : first * 1.0137;
      let factor = 1;
      for (const [day, date] of dates.entries()) {
        const active = happened.filter(({ at, length }) => at <= day && day < at + length);
        const is = (kind: Event["kind"]) => active.some((event) => event.kind === kind);
        if (happened.some(({ kind, at }) => kind === "double" && at === day)) factor *= 2;
        if (happened.some(({ kind, at }) => kind === "halve" && at === day)) factor /= 2;
        const move = days[day]!;
        const bar = is("flat")
          ? flatBar(price, 100 * move.volume)
          : (coarse ? coarseBar : fineBar)(price, move);
        price = bar.close;
        if (day < listing || is("hole")) continue;
        bars.set(date, is("noPrice") ? { ...scaled(bar, factor), close: 0 } : scaled(bar, factor));
      }
      return columnsOf(bars);
    });
}

/** A jump of an adjusted price; powers of two keep coarse prices exact. */
function scaled({ open, high, low, close, volume }: Bar, factor: number): Bar {
  return { open: open * factor, high: high * factor, low: low * factor, close: close * factor, volume };
}

function columnsOf(bars: ReadonlyMap<string, Bar>): DailyBars {
  const present = [...bars.values()];
  return {
    dates: [...bars.keys()],
    open: Float64Array.from(present, ({ open }) => open),
    high: Float64Array.from(present, ({ high }) => high),
    low: Float64Array.from(present, ({ low }) => low),
    close: Float64Array.from(present, ({ close }) => close),
    volume: Float64Array.from(present, ({ volume }) => volume),
  };
}
