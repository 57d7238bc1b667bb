import { describe, it } from "vitest";
import { marketOf } from "./align.ts";
import { DAYS, marketWith } from "../support/market.ts";

describe("the common calendar", () => {
  it("has the dates of the tickers that are asked for, and of no others", ({ expect }) => {
    const bars = marketWith({ AAA: [10, null, 12], BBB: [null, null, 7, 8], CCC: [1, 1, 1, 1, 1] });
    expect(marketOf(["AAA", "BBB"], bars).dates).toEqual([DAYS[0], DAYS[2], DAYS[3]]);
  });

  it("carries the last close over five sessions, at no volume, and knows nothing from the sixth on", ({
    expect,
  }) => {
    const always = [1, 1, 1, 1, 1, 1, 1, 1, 1];
    const bars = marketWith({
      AAA: [null, [9, 10], null, null, null, null, null, null, 11],
      BBB: always,
    });
    const { open, close, volume } = marketOf(["AAA", "BBB"], bars).tickers.get("AAA")!;
    expect(close).toEqual([NaN, 10, 10, 10, 10, 10, 10, NaN, 11]);
    expect(open).toEqual([NaN, 9, 10, 10, 10, 10, 10, NaN, 11]);
    expect(volume).toEqual([NaN, 1000, 0, 0, 0, 0, 0, NaN, 1000]);
  });

  it("takes a bar without a positive close for none", ({ expect }) => {
    const bars = marketWith({ AAA: [10, 0, NaN, 11] });
    expect(marketOf(["AAA"], bars).tickers.get("AAA")!.close).toEqual([10, 10, 10, 11]);
  });

  it("knows nothing of a ticker without bars", ({ expect }) => {
    const market = marketOf(["AAA", "NEW"], marketWith({ AAA: [10, 11] }));
    expect(market.tickers.get("NEW")!.close).toEqual([NaN, NaN]);
  });
});
