import { describe, it, vi } from "vitest";
import { newYorkInstant } from "../../../src/engine/calendar/new-york.ts";
import { decimal, toText } from "../../../src/engine/money/decimal.ts";
import type { PaperQuote } from "../../../src/engine/paper/quote.ts";
import { findQuotes, type QuoteSources } from "../../../src/market/paper/find-quotes.ts";
import { RememberedQuotes } from "../../../src/market/paper/remembered-quotes.ts";
import { patienceOf } from "../../../src/platform/retry.ts";
import type { StreamedPrice } from "../../../src/market/stream/streamed-price.ts";
import { changeTiingo, orderFault } from "../support/exchange-admin.ts";
import { quietMarket } from "../support/market.ts";
import { exchangeWithKey } from "../support/vendors/platform-alpaca.ts";

const NOW = newYorkInstant("2026-08-20", "15:50");

/** Sources at an exchange of their own; the stream tells what it is given. */
async function openSources(streamed: Record<string, StreamedPrice> = {}) {
  const { exchange, alpaca } = exchangeWithKey({
    market: quietMarket({ SPY: 600, TLT: 80 }),
    now: NOW,
    tiingoToken: "token",
  });
  const sources: QuoteSources = {
    stream: async (symbols) =>
      new Map(Object.entries(streamed).filter(([symbol]) => symbols.includes(symbol))),
    alpaca,
    tiingo: { url: "http://exchange.test", token: "token", fetch: alpaca.fetch },
  };
  const find = async (symbols: readonly string[], changed: Partial<QuoteSources> = {}) => {
    const quotes = await findQuotes({ ...sources, ...changed }, symbols, patienceOf(exchange.clock, 1000));
    const text = (value: PaperQuote["bid"]) => value && toText(value);
    return Object.fromEntries(
      [...quotes].map(([symbol, { bid, ask, last }]) => [symbol, [bid, ask, last].map(text)]),
    );
  };
  return { exchange, find };
}

describe("the quotes that practice accounts trade at", () => {
  it("are the price board's where it has some of the last minute", async ({ expect }) => {
    const { find } = await openSources({
      SPY: { price: 601, at: NOW - 1000, kind: "trade" },
      TLT: { price: 85, at: NOW - 61_000, kind: "trade" },
    });
    const quotes = await find(["SPY", "TLT"]);
    expect(quotes["SPY"]).toEqual([null, null, "601"]);
    expect(Number(quotes["TLT"]?.[2])).toBeCloseTo(80, 0);
  });

  it("are Alpaca's with bid and ask, else Tiingo's last price", async ({ expect }) => {
    const { exchange, find } = await openSources();
    const [bid, ask] = ((await find(["SPY"]))["SPY"] ?? []).map(Number);
    expect(ask! - bid!).toBeGreaterThan(0);
    expect(ask! - bid!).toBeLessThan(1);
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    await orderFault(exchange, {
      match: { pathPrefix: "/v2/stocks" },
      action: "status",
      status: 500,
      times: "always",
    });
    const [noBid, noAsk, last] = (await find(["SPY"]))["SPY"] ?? [];
    expect([noBid, noAsk]).toEqual([null, null]);
    expect(Number(last)).toBeCloseTo(600, -1);
    expect(Object.keys(await find(["SPY"], { alpaca: null, stream: null }))).toEqual(["SPY"]);
  });

  it("are missing where nobody tells any, and never zero", async ({ expect }) => {
    const { exchange, find } = await openSources({ NOPE: { price: 0, at: NOW, kind: "trade" } });
    await changeTiingo(exchange, { dropped: ["TLT"] });
    expect(await find(["NOPE", "not a symbol"])).toEqual({});
    expect(Object.keys(await find(["SPY", "TLT"], { alpaca: null }))).toEqual(["SPY"]);
  });

  it("are remembered for four seconds, also that there are none", async ({ expect }) => {
    const asked: string[] = [];
    const quotes = new RememberedQuotes(async (symbols, now) => {
      asked.push(...symbols);
      return new Map([["SPY", { bid: null, ask: null, last: decimal(600), at: now }]]);
    });
    expect([...(await quotes.at(["SPY"], NOW)).keys()]).toEqual(["SPY"]);
    expect([...(await quotes.at(["SPY", "NOPE"], NOW + 3999)).keys()]).toEqual(["SPY"]);
    await quotes.at(["SPY", "NOPE"], NOW + 4000);
    await quotes.at(["SPY"], NOW - 60_000);
    expect(asked).toEqual(["SPY", "NOPE", "SPY", "SPY"]);
  });
});
