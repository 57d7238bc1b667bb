import { env } from "cloudflare:workers";
import { describe, it } from "vitest";
import { newYorkInstant } from "../../../src/engine/calendar/new-york.ts";
import { loadDirectory, refreshDirectory } from "../../../src/market/directory/directory.ts";
import { requestsSoFar } from "../support/exchange-admin.ts";
import { quietMarket } from "../support/market.ts";
import { alpacaAnswering, exchangeWithKey } from "../support/vendors/platform-alpaca.ts";

const DATE = "2026-08-20";
const OPTIONS = {
  market: quietMarket({ SPY: 600, TLT: 80, "BRK.B": 480 }),
  now: newYorkInstant(DATE, "18:00"),
  assets: { notFractionable: ["BRK.B"], notTradable: ["TLT"] },
};
const asset = (symbol: string, more = {}) => ({
  symbol,
  name: `${symbol} Inc.`,
  exchange: "NYSE",
  tradable: true,
  ...more,
});

describe("the ticker directory", () => {
  it("is the broker's list of what is active, made once a day", async ({ expect }) => {
    const { exchange, alpaca } = exchangeWithKey(OPTIONS);
    expect(await refreshDirectory(env.MARKET, alpaca, DATE)).toBe(true);
    expect(await loadDirectory(env.MARKET)).toEqual({
      date: DATE,
      tickers: [
        { symbol: "BRK.B", name: "BRK.B", exchange: "ARCA", tradable: true, fractionable: false },
        { symbol: "SPY", name: "SPY", exchange: "ARCA", tradable: true, fractionable: true },
        { symbol: "TLT", name: "TLT", exchange: "ARCA", tradable: false, fractionable: true },
      ],
    });
    await refreshDirectory(env.MARKET, alpaca, DATE);
    expect(await requestsSoFar(exchange)).toEqual(["GET /v2/assets"]);
    await refreshDirectory(env.MARKET, alpaca, "2026-08-21");
    expect(await requestsSoFar(exchange)).toHaveLength(2);
  });

  it("takes what the broker does not say for not fractionable and without a name", async ({ expect }) => {
    await refreshDirectory(env.MARKET, alpacaAnswering([asset("A", { name: null })]).alpaca, DATE);
    expect((await loadDirectory(env.MARKET))?.tickers).toEqual([
      { symbol: "A", name: "", exchange: "NYSE", tradable: true, fractionable: false },
    ]);
  });

  it("leaves out a row that cannot be read, and takes an asset that is listed twice for the less of the two", async ({
    expect,
  }) => {
    const rows = [
      asset("A", { fractionable: true }),
      asset("A", { fractionable: true, tradable: false }),
      asset("B", { tradable: null, exchange: 7 }),
      asset("C", { fractionable: "yes" }),
      asset("D", { fractionable: true }),
      { name: "nothing" },
    ];
    await refreshDirectory(env.MARKET, alpacaAnswering(rows).alpaca, DATE);
    const tickers = (await loadDirectory(env.MARKET))?.tickers ?? [];
    expect(tickers.map(({ symbol, tradable, fractionable }) => [symbol, tradable, fractionable])).toEqual([
      ["A", false, true],
      ["B", false, false],
      ["C", true, false],
      ["D", true, true],
    ]);
  });

  it("holds the whole market in about a megabyte", async ({ expect }) => {
    const assets = Array.from({ length: 12_000 }, (_, index) =>
      asset(`T${index}`, { name: `Company number ${index} Incorporated, Class A`, fractionable: true }),
    );
    await refreshDirectory(env.MARKET, alpacaAnswering(assets).alpaca, DATE);
    expect((await loadDirectory(env.MARKET))?.tickers).toHaveLength(12_000);
    expect((await env.MARKET.get("tickers/1"))!.length).toBeLessThan(1_200_000);
  });

  it.for([
    ["the broker is down", new Response("down", { status: 503 })],
    ["the key is refused", Response.json({ message: "forbidden." }, { status: 403 })],
    ["the answer is cut off", new Response('[{"symbol":')],
    ["most rows cannot be read", [asset("A"), { symbol: "B" }, { symbol: "C" }]],
    ["the list is empty", []],
    ["most of the list is gone", [asset("A")]],
  ] as const)("stays as it was when %s", async ([, answer], { expect }) => {
    await refreshDirectory(env.MARKET, exchangeWithKey(OPTIONS).alpaca, DATE);
    expect(await refreshDirectory(env.MARKET, alpacaAnswering(answer).alpaca, "2026-08-21")).toBe(false);
    expect(await loadDirectory(env.MARKET)).toMatchObject({ date: DATE, tickers: { length: 3 } });
  });

  it("stays empty without a key, which is no failure", async ({ expect }) => {
    expect(await refreshDirectory(env.MARKET, undefined, DATE)).toBe(true);
    expect(await loadDirectory(env.MARKET)).toBeUndefined();
  });
});
