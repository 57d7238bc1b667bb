import { describe, it } from "vitest";
import { createAlpacaBroker } from "../../../src/brokers/alpaca/alpaca.ts";
import { openConnection } from "../../../src/brokers/alpaca/connection.ts";
import { type Decimal, toText } from "../../../src/engine/money/decimal.ts";
import { type ListedAnswer, serverWith } from "../support/vendors/answers.ts";
import { answerOf } from "./conformance/steps.ts";

const HOSTS = { tradingUrl: "http://trading.test", dataUrl: "http://data.test" };
const ACCOUNT = { id: "account-1", status: "ACTIVE", equity: "1000.5", cash: "400", buying_power: "400" };
function brokerWith(...answers: readonly ListedAnswer[]) {
  const server = serverWith(...answers);
  const connection = openConnection({ apiKey: "key", apiSecret: "secret", fetch: server.fetch });
  return { server, broker: createAlpacaBroker(connection, HOSTS) };
}

describe("Alpaca's answers", () => {
  it("are read without the day-trading fields that it took away", async ({ expect }) => {
    const outcome = await brokerWith(ACCOUNT).broker.account();
    expect(outcome).toMatchObject({ kind: "confirmed", value: { id: "account-1", blocked: null } });
  });

  it("are read with fields that nobody has heard of", async ({ expect }) => {
    const outcome = await brokerWith({ ...ACCOUNT, moon_phase: { full: true } }).broker.account();
    expect(outcome.kind).toBe("confirmed");
  });

  it("are read exactly when amounts come as numbers, or with an exponent", async ({ expect }) => {
    const outcome = await brokerWith({ ...ACCOUNT, equity: 1000.1, cash: "1e-2" }).broker.account();
    const [equity, cash] =
      outcome.kind === "confirmed" ? [outcome.value.equity, outcome.value.cash].map(toText) : [];
    expect([equity, cash]).toEqual(["1000.1", "0.01"]);
  });

  it("are unknown when an amount is no number, never zero", async ({ expect }) => {
    for (const cash of [null, "", "lots", undefined]) {
      expect((await brokerWith({ ...ACCOUNT, cash }).broker.account()).kind).toBe("unknown");
    }
  });

  it.for([
    { change: { status: "ACCOUNT_CLOSED" }, blocked: "the account is closed" },
    { change: { status: "ONBOARDING" }, blocked: "the account is still being opened" },
    { change: { trading_blocked: true }, blocked: "the broker has blocked trading" },
    { change: { account_blocked: true }, blocked: "the broker has blocked the account" },
    { change: { trade_suspended_by_user: true }, blocked: "its owner has suspended trading at the broker" },
  ])("say why the account may not trade: $blocked", async ({ change, blocked }, { expect }) => {
    expect(await brokerWith({ ...ACCOUNT, ...change }).broker.account()).toMatchObject({
      value: { blocked },
    });
  });

  it.for(["PAPER_ONLY", "ACCOUNT_UPDATED", "ACTION_REQUIRED", "LIMITED", "A_WORD_OF_NEXT_YEAR", "toString"])(
    "do not say that an account cannot trade that is %s",
    async (status, { expect }) => {
      expect(await brokerWith({ ...ACCOUNT, status }).broker.account()).toMatchObject({
        value: { status, blocked: null },
      });
    },
  );

  it("take all shares for free to be sold when they do not say how many are", async ({ expect }) => {
    const rows = [
      { symbol: "SPY", qty: "3", qty_available: "1.5", market_value: "1800" },
      { symbol: "TLT", qty: 2, market_value: 160 },
    ];
    const outcome = await brokerWith(rows).broker.positions();
    const available =
      outcome.kind === "confirmed" ? outcome.value.held.map((row) => toText(row.available)) : [];
    expect(available).toEqual(["1.5", "2"]);
  });

  it("are unknown when the list of positions is not a list: that is not an empty account", async ({
    expect,
  }) => {
    expect((await brokerWith({ message: "hello" }).broker.positions()).kind).toBe("unknown");
  });

  it("tell an asset that is inactive from one that trades", async ({ expect }) => {
    const asset = { symbol: "SPY", tradable: true };
    expect(await brokerWith({ ...asset, status: "inactive" }).broker.asset("SPY")).toMatchObject({
      value: { tradable: false },
    });
    expect(
      await brokerWith({ ...asset, status: "active", fractionable: true }).broker.asset("SPY"),
    ).toMatchObject({ value: { tradable: true, fractionable: true } });
    expect(await brokerWith(asset).broker.asset("SPY")).toMatchObject({ value: { fractionable: false } });
  });

  it("know no asset of a symbol that Alpaca does not", async ({ expect }) => {
    const unknown = Response.json({ code: 40410000, message: "asset not found for NOPE" }, { status: 404 });
    expect(await brokerWith(unknown).broker.asset("NOPE")).toEqual({ kind: "confirmed", value: null });
  });

  it("tell the time with any fraction and any offset", async ({ expect }) => {
    const clock = { timestamp: "2026-11-23T15:55:00.123456789-05:00", is_open: true };
    expect(await brokerWith(clock).broker.clock()).toEqual({
      kind: "confirmed",
      value: Date.parse("2026-11-23T20:55:00.123Z"),
    });
    expect((await brokerWith({ timestamp: "now" }).broker.clock()).kind).toBe("unknown");
  });
});

describe("Alpaca's quotes", () => {
  const quotes = {
    SPY: { latestQuote: { bp: 599.99, ap: 600.01 }, latestTrade: { p: 600 } },
    TLT: { latestQuote: { bp: 0, ap: 80.01 } },
    GLD: { latestQuote: { bp: 0, ap: 0 }, latestTrade: { p: 0 } },
    IAU: { latestTrade: { p: 50.5 } },
    DBC: {},
    SHY: null,
  };

  it("have no side where Alpaca says 0", async ({ expect }) => {
    const outcome = await brokerWith(quotes).broker.quotes([
      "SPY",
      "TLT",
      "GLD",
      "IAU",
      "DBC",
      "SHY",
      "NONE",
    ]);
    const sides = outcome.kind === "confirmed" ? [...outcome.value] : [];
    const text = (value: Decimal | null) => value && toText(value);
    expect(sides.map(([symbol, { bid, ask, last }]) => [symbol, text(bid), text(ask), text(last)])).toEqual([
      ["SPY", "599.99", "600.01", "600"],
      ["TLT", null, "80.01", null],
      ["GLD", null, null, null],
      ["IAU", null, null, "50.5"],
    ]);
  });

  it("are none of a symbol whose row cannot be read, and the others are there", async ({ expect }) => {
    const odd = {
      ODD: "closed",
      TLT: { latestQuote: { bp: "80", ap: 80.01 }, latestTrade: [] },
      SPY: quotes.SPY,
    };
    const read = answerOf(await brokerWith(odd).broker.quotes(["ODD", "TLT", "SPY"]));
    expect([...read.keys()]).toEqual(["TLT", "SPY"]);
    const { bid, ask, last } = read.get("TLT")!;
    expect([bid, ask && toText(ask), last]).toEqual([null, "80.01", null]);
    expect((await brokerWith([quotes.SPY]).broker.quotes(["SPY"])).kind).toBe("unknown");
  });

  it("come with the last trade in one request for a hundred symbols", async ({ expect }) => {
    const symbols = Array.from({ length: 150 }, (_, index) => `S${index}`);
    const { server, broker } = brokerWith(
      { S0: { latestTrade: { p: 1 } } },
      { S149: { latestTrade: { p: 2 } } },
    );
    const outcome = await broker.quotes(symbols);
    expect(outcome.kind === "confirmed" && [...outcome.value.keys()]).toEqual(["S0", "S149"]);
    const asked = server.requests.map(
      ({ url }) => new URL(url).searchParams.get("symbols")!.split(",").length,
    );
    expect(asked).toEqual([100, 50]);
    expect(server.requests.at(0)!.url).toMatch(/^http:\/\/data.test\/v2\/stocks\/snapshots\?symbols=/);
  });

  it("are unknown when one batch of them is", async ({ expect }) => {
    const symbols = Array.from({ length: 150 }, (_, index) => `S${index}`);
    const { broker } = brokerWith({}, new TypeError("connection lost"));
    expect((await broker.quotes(symbols)).kind).toBe("unknown");
  });

  it("are none without a request when no symbol is asked for", async ({ expect }) => {
    const { server, broker } = brokerWith({});
    expect(await broker.quotes([])).toEqual({ kind: "confirmed", value: new Map() });
    expect(server.requests).toEqual([]);
  });
});
