import { describe, it } from "vitest";
import {
  appendProvisionalBar,
  appendProvisionalClose,
  type LiveQuote,
} from "../../../src/engine/bars/provisional.ts";
import type { DailyBars } from "../../../src/engine/bars/types.ts";
import { dailyBars, SESSIONS } from "../support/market.ts";

const [, , WEDNESDAY, THURSDAY] = SESSIONS as [string, string, string, string];
const history = dailyBars([10, 11, 12]);

function lastBar(bars: DailyBars): (number | undefined)[] {
  return [bars.open, bars.high, bars.low, bars.close].map((column) => column.at(-1));
}

function quote(fields: Partial<LiveQuote> = {}): LiveQuote {
  return { open: 13, high: 15, low: 12.5, last: 14, ...fields };
}

describe("today's provisional bar", () => {
  it("follows the history, closes at the last price, and has no volume yet", ({ expect }) => {
    const bars = appendProvisionalBar(history, THURSDAY, quote());
    expect(bars.dates).toEqual(SESSIONS.slice(0, 4));
    expect(lastBar(bars)).toEqual([13, 15, 12.5, 14]);
    expect([...bars.close]).toEqual([10, 11, 12, 14]);
    expect([...bars.volume]).toEqual([1000, 1000, 1000, NaN]);
  });

  it("replaces the bar of its date when there is one", ({ expect }) => {
    const bars = appendProvisionalBar(history, WEDNESDAY, quote());
    expect(bars.dates).toEqual(SESSIONS.slice(0, 3));
    expect([...bars.close]).toEqual([10, 11, 14]);
  });

  it("leaves the history it was given as it was", ({ expect }) => {
    const given = dailyBars([10, 11, 12]);
    appendProvisionalBar(given, WEDNESDAY, quote());
    expect([...given.close]).toEqual([10, 11, 12]);
  });

  it("opens at the last price when the vendor knows no open", ({ expect }) => {
    const nothing = quote({ open: null, high: null, low: null });
    expect(lastBar(appendProvisionalBar(history, THURSDAY, nothing))).toEqual([14, 14, 14, 14]);
  });

  it("takes a price of zero for no price", ({ expect }) => {
    const zeros = quote({ open: 0, high: 0, low: 0 });
    expect(lastBar(appendProvisionalBar(history, THURSDAY, zeros))).toEqual([14, 14, 14, 14]);
  });

  it("spans open and last when only the extremes are missing", ({ expect }) => {
    const bars = appendProvisionalBar(history, THURSDAY, quote({ high: null, low: null }));
    expect(lastBar(bars)).toEqual([13, 14, 13, 14]);
  });

  it("is widened to the last price when the extremes are stale", ({ expect }) => {
    const bars = appendProvisionalBar(history, THURSDAY, quote({ high: 13.5, low: 13, last: 12 }));
    expect(lastBar(bars)).toEqual([13, 13.5, 12, 12]);
  });

  it("can be the first bar of all", ({ expect }) => {
    expect(lastBar(appendProvisionalBar(dailyBars([]), THURSDAY, quote()))).toEqual([13, 15, 12.5, 14]);
  });

  it("refuses a date before the last bar, and a last price that is none", ({ expect }) => {
    expect(() => appendProvisionalBar(history, SESSIONS.at(1)!, quote())).toThrow(RangeError);
    for (const last of [0, -1, NaN, Infinity]) {
      expect(() => appendProvisionalBar(history, THURSDAY, quote({ last }))).toThrow(RangeError);
    }
  });
});

describe("today's close alone", () => {
  it("follows the closes, and leaves unknown what nobody reads", ({ expect }) => {
    const bars = appendProvisionalClose(history, THURSDAY, 14);
    expect(bars.dates).toEqual(SESSIONS.slice(0, 4));
    expect([...bars.close]).toEqual([10, 11, 12, 14]);
    expect(lastBar(bars)).toEqual([NaN, NaN, NaN, 14]);
    expect([bars.open, bars.high, bars.low, bars.volume].map(({ length }) => length)).toEqual([4, 4, 4, 4]);
  });

  it("replaces that of its date, and refuses what a whole bar refuses", ({ expect }) => {
    expect([...appendProvisionalClose(history, WEDNESDAY, 14).close]).toEqual([10, 11, 14]);
    expect(() => appendProvisionalClose(history, THURSDAY, 0)).toThrow(RangeError);
    expect(() => appendProvisionalClose(history, SESSIONS[0]!, 14)).toThrow(RangeError);
  });
});
