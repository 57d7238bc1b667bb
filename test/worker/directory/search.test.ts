import { describe, it } from "vitest";
import { searchTickers } from "../../../src/market/directory/search.ts";

const TICKERS = [
  ["SPY", "SPDR S&P 500 ETF Trust", true],
  ["SPXL", "Direxion Daily S&P 500 Bull 3X Shares", true],
  ["SP", "SP Plus Corporation", true],
  ["SPAB", "SPDR Portfolio Aggregate Bond ETF", false],
  ["GLD", "SPDR Gold Shares", true],
  ["DIA", "SPDR Dow Jones Industrial Average", false],
  ["BRK.B", "Berkshire Hathaway Inc. Class B", true],
] as const;

function found(query: string, limit = 20): string[] {
  const tickers = TICKERS.map(([symbol, name, tradable]) => ({
    symbol,
    name,
    tradable,
    exchange: "NYSE",
    fractionable: true,
  }));
  return searchTickers(tickers, query, limit).map(({ symbol }) => symbol);
}

describe("a search for tickers", () => {
  it("finds symbols that begin so, the whole symbol first, then what can be traded", ({ expect }) => {
    expect(found("SP").slice(0, 4)).toEqual(["SP", "SPXL", "SPY", "SPAB"]);
  });

  it("finds words of names after them", ({ expect }) => {
    expect(found("sp")).toEqual(["SP", "SPXL", "SPY", "SPAB", "GLD", "DIA"]);
  });

  it("wants every word, in any order", ({ expect }) => {
    expect(found("gold spdr")).toEqual(["GLD"]);
    expect(found("gold miners")).toEqual([]);
  });

  it("does not mind upper and lower case, spaces around, and signs", ({ expect }) => {
    expect(found(" brk.b ")).toEqual(["BRK.B"]);
    expect(found("s&p 500")).toEqual(["SPXL", "SPY"]);
  });

  it("stops at the limit, and finds nothing for nothing", ({ expect }) => {
    expect(found("sp", 2)).toEqual(["SP", "SPXL"]);
    expect(found("  ")).toEqual([]);
    expect(found("&")).toEqual([]);
  });
});
