import { describe, it, vi } from "vitest";
import type { Exchange } from "../../../sim/exchange/exchange.ts";
import type { MarketData } from "../../../sim/exchange/market/market-data.ts";
import { newYorkInstant } from "../../../src/engine/calendar/new-york.ts";
import type { ExDates } from "../../../src/engine/prices/ex-date.ts";
import { fetchExDates } from "../../../src/market/corporate-actions/fetch.ts";
import { findPrices } from "../../../src/market/fallback/find-prices.ts";
import {
  changeTiingo,
  endFaults,
  orderFault,
  requestsSoFar,
  scriptSplit,
} from "../support/exchange-admin.ts";
import { quietMarket } from "../support/market.ts";
import { jumpingMarket } from "../support/moving-market.ts";
import { notedPatience } from "../support/patience.ts";
import { exchangeWithKey } from "../support/vendors/platform-alpaca.ts";

const DATE = "2026-08-20";
const NOW = newYorkInstant(DATE, "15:50");
const MINUTE = 60_000;
const YESTERDAY = { price: 599, at: newYorkInstant("2026-08-19", "16:00") };
const TIINGO = { match: { pathPrefix: "/iex" } };
const SNAPSHOTS = "/v2/stocks/snapshots";

/** An exchange ten minutes before the close, and what the chain finds there. */
function open(market: MarketData = quietMarket({ SPY: 600, TLT: 80, "BRK.B": 480 })) {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  const { exchange, alpaca } = exchangeWithKey({ market, now: NOW });
  const find = async (
    symbols: readonly string[] = ["SPY", "TLT"],
    { exDates = new Map(), withKey = true }: { exDates?: ExDates | null; withKey?: boolean } = {},
  ) => {
    const tiingo = {
      url: "http://exchange.test",
      token: exchange.tiingoToken,
      fetch: async (input: RequestInfo | URL, init?: RequestInit) => exchange.fetch(new Request(input, init)),
    };
    const sources = {
      tiingo,
      stream: null,
      alpaca: withKey ? alpaca : null,
      exDates: exDates ?? undefined,
      previousCloses: async () => new Map([["SPY", YESTERDAY]]),
    };
    const { settled } = await findPrices(sources, symbols, notedPatience(exchange.clock.now()));
    return Object.fromEntries(
      [...settled].map(([symbol, { price }]) => [
        symbol,
        price && `${price.last} ${price.source} ${price.verdict}`,
      ]),
    );
  };
  return { exchange, alpaca, find };
}

/** All of Tiingo's quotes say another last price. */
async function sayInQuotes(exchange: Exchange, tngoLast: number): Promise<void> {
  await orderFault(exchange, { ...TIINGO, action: "add-fields", fields: { tngoLast }, times: "always" });
}

const GOOD = { SPY: "600 tiingo good", TLT: "80 tiingo good" };
const BY_ALPACA = { SPY: "600 alpaca_iex good", TLT: "80 alpaca_iex good" };

describe("the chain of sources", () => {
  it("ends at Tiingo's own last prices for a token without an IEX agreement", async ({ expect }) => {
    const { exchange, find } = open();
    expect(await find()).toEqual(GOOD);
    expect(await requestsSoFar(exchange)).toEqual(["GET /iex/"]);
  });

  it("finds shuffled rows by their tickers", async ({ expect }) => {
    const prices = Object.fromEntries(Array.from({ length: 30 }, (_, index) => [`T${index}`, 100 + index]));
    const { find } = open(quietMarket(prices));
    const expected = Object.entries(prices).map(([symbol, price]) => [symbol, `${price} tiingo good`]);
    expect(await find(Object.keys(prices))).toEqual(Object.fromEntries(expected));
  });

  it("asks Alpaca for tickers that Tiingo dropped, and for nothing else", async ({ expect }) => {
    const { exchange, find } = open();
    await changeTiingo(exchange, { dropped: ["BRK-B"] });
    expect(await find(["SPY", "BRK.B"])).toEqual({
      SPY: "600 tiingo good",
      "BRK.B": "480 alpaca_iex good",
    });
    expect(await requestsSoFar(exchange)).toEqual(["GET /iex/", `GET ${SNAPSHOTS}`]);
  });

  it("asks Alpaca for tickers whose rows are stale", async ({ expect }) => {
    const { exchange, find } = open();
    await changeTiingo(exchange, { stale: { SPY: 11 * MINUTE, TLT: 9 * MINUTE } });
    expect(await find()).toEqual({ SPY: "600 alpaca_iex good", TLT: "80 tiingo good" });
  });

  it("keeps a stale price, and says so, where there is no key to ask Alpaca with", async ({ expect }) => {
    const { exchange, find } = open();
    await changeTiingo(exchange, { stale: { SPY: 11 * MINUTE } });
    expect(await find(["SPY"], { withKey: false })).toEqual({ SPY: "600 tiingo stale" });
  });

  it("asks Tiingo again after errors that pass", async ({ expect }) => {
    const { exchange, find } = open();
    await orderFault(exchange, { ...TIINGO, action: "status", status: 503, times: 2 });
    expect(await find()).toEqual(GOOD);
    expect(await requestsSoFar(exchange)).toEqual(["GET /iex/", "GET /iex/", "GET /iex/"]);
  });

  it.for([
    { how: "a status of 429", textRateLimit: false },
    { how: "a sentence with status 200", textRateLimit: true },
  ])(
    "goes on to Alpaca when Tiingo's allowance is used up, said with $how",
    async ({ textRateLimit }, { expect }) => {
      const { exchange, find } = open();
      await changeTiingo(exchange, { requestsPerHour: 0, textRateLimit });
      expect(await find()).toEqual(BY_ALPACA);
    },
  );

  it("goes on to Alpaca when Tiingo is down", async ({ expect }) => {
    const { exchange, find } = open();
    await orderFault(exchange, { ...TIINGO, action: "drop-before-effect", times: "always" });
    expect(await find()).toEqual(BY_ALPACA);
  });

  it("ends at the close before when both are down", async ({ expect }) => {
    const { exchange, find } = open();
    await orderFault(exchange, { match: {}, action: "status", status: 500, times: "always" });
    expect(await find()).toEqual({ SPY: "599 previous_close last_resort", TLT: null });
    await endFaults(exchange);
    expect(await find()).toEqual(GOOD);
  });

  it("loses only the one symbol that Alpaca refuses", async ({ expect }) => {
    const { exchange, find } = open();
    await orderFault(exchange, { ...TIINGO, action: "status", status: 500, times: "always" });
    const match = { pathPrefix: SNAPSHOTS, query: "TLT" };
    await orderFault(exchange, {
      match,
      action: "status",
      status: 400,
      body: { message: "invalid symbol: TLT" },
      times: "always",
    });
    const found = await find(["SPY", "TLT", "BRK.B", "BAD:SYMBOL"]);
    expect(found).toEqual({
      SPY: "600 alpaca_iex good",
      TLT: null,
      "BRK.B": "480 alpaca_iex good",
      "BAD:SYMBOL": null,
    });
  });
});

describe("an outlier", () => {
  it("counts when the delayed feed of all exchanges agrees", async ({ expect }) => {
    const { find } = open(jumpingMarket({ SPY: [600, 450] }, DATE));
    expect(await find(["SPY"])).toEqual({ SPY: "450 tiingo good" });
  });

  it("is refused when it does not", async ({ expect }) => {
    const { exchange, find } = open();
    await sayInQuotes(exchange, 750);
    expect(await find(["SPY"])).toEqual({ SPY: "599 previous_close jump" });
  });

  it("is refused when there is nobody to ask", async ({ expect }) => {
    const { find } = open(jumpingMarket({ SPY: [600, 450] }, DATE));
    expect(await find(["SPY"], { withKey: false })).toEqual({ SPY: "599 previous_close jump" });
  });

  it("is refused when nothing is known of splits, whoever agrees", async ({ expect }) => {
    const { find } = open(jumpingMarket({ SPY: [600, 300] }, DATE));
    expect(await find(["SPY"], { exDates: null })).toEqual({ SPY: "599 previous_close jump" });
  });

  it("needs no second source when the day's split explains it", async ({ expect }) => {
    const { exchange, alpaca, find } = open();
    await exchange.clock.advanceTo(newYorkInstant("2026-08-21", "09:00"));
    await scriptSplit(exchange, "SPY", "2026-08-24", 4);
    await exchange.clock.advanceTo(newYorkInstant("2026-08-24", "15:50"));
    const exDates = await fetchExDates(alpaca, "2026-08-24");
    if (exDates.kind !== "confirmed") throw new Error(exDates.message);
    expect(exDates.value.get("SPY")).toEqual({ splitFactor: 4, cash: 0 });
    expect(await find(["SPY"], { exDates: exDates.value })).toEqual({ SPY: "150 tiingo good" });
  });

  it("may also be a quote without a close to compare with", async ({ expect }) => {
    const { exchange, find } = open();
    await orderFault(exchange, { ...TIINGO, action: "omit-fields", fields: ["prevClose"], times: "always" });
    expect(await find(["SPY"])).toEqual({ SPY: "600 tiingo good" });
    expect(await find(["SPY"], { withKey: false })).toEqual({ SPY: "599 previous_close no_reference" });
  });
});
