import { describe, it } from "vitest";
import { createAlpacaBroker } from "../../../src/brokers/alpaca/alpaca.ts";
import { openConnection } from "../../../src/brokers/alpaca/connection.ts";
import { KnownAssets } from "../../../src/brokers/alpaca/known-assets.ts";
import { newYorkInstant } from "../../../src/engine/calendar/new-york.ts";
import { type ListedServer, serverWith } from "../support/vendors/answers.ts";
import { answerOf } from "./conformance/steps.ts";

const SPY = { symbol: "SPY", status: "active", tradable: true, fractionable: true };
const SECOND = 1_000;
const HOUR = 3_600_000;
/** Symbols that are too many to be asked for one by one. */
const MANY = Array.from({ length: 51 }, (_, index) => `Q${index}`);
const listed = (symbols: readonly string[]) => symbols.map((symbol) => ({ ...SPY, symbol }));
/** Paths that were asked for, each once. */
const asked = ({ requests }: ListedServer) => requests.map(({ url }) => new URL(url).pathname);

/** Accounts of one isolate at one moment of an afternoon that can be moved on. */
function isolate(server: ListedServer) {
  const assets = new KnownAssets();
  const clock = { now: newYorkInstant("2026-11-23", "10:00") };
  const account = (apiKey: string, tradingUrl = "http://trading.test") =>
    createAlpacaBroker(
      openConnection({
        apiKey,
        apiSecret: "secret",
        fetch: server.fetch,
        now: async () => clock.now,
        assets,
      }),
      { tradingUrl, dataUrl: "http://data.test" },
    );
  return { account, clock };
}

describe("the accounts of an isolate that want the same asset", () => {
  it("are told by one request of the first of them, for the rest of the day", async ({ expect }) => {
    const server = serverWith(SPY);
    const { account, clock } = isolate(server);
    const told = await account("a").asset("SPY");
    expect(told).toEqual({ kind: "confirmed", value: { symbol: "SPY", tradable: true, fractionable: true } });
    clock.now += 13 * HOUR;
    expect(await account("b").asset("SPY")).toEqual(told);
    expect(server.requests).toHaveLength(1);
    clock.now += HOUR;
    expect(await account("b").asset("SPY")).toEqual(told);
    expect(server.requests).toHaveLength(2);
  });

  it("are told for twenty seconds that it cannot be traded", async ({ expect }) => {
    const server = serverWith({ ...SPY, tradable: false }, SPY);
    const { account, clock } = isolate(server);
    await account("a").asset("SPY");
    clock.now += 20 * SECOND - 1;
    expect(await account("b").asset("SPY")).toMatchObject({ value: { tradable: false } });
    clock.now += 1;
    expect(await account("b").asset("SPY")).toMatchObject({ value: { tradable: true } });
  });

  it("are told nothing of another host's, nor of another asset", async ({ expect }) => {
    const server = serverWith(SPY, { ...SPY, tradable: false }, { ...SPY, symbol: "TLT" });
    const { account } = isolate(server);
    await account("a").asset("SPY");
    const live = await account("a", "http://live.test").asset("SPY");
    expect(live).toMatchObject({ kind: "confirmed", value: { tradable: false } });
    await account("a").asset("TLT");
    expect(server.requests).toHaveLength(3);
  });

  it("ask themselves after a refusal, a lost answer or an unknown asset", async ({ expect }) => {
    const refused = Response.json({ message: "forbidden." }, { status: 403 });
    const unknown = Response.json({ code: 40410000, message: "asset not found" }, { status: 404 });
    const server = serverWith(refused, unknown, SPY);
    const { account } = isolate(server);
    expect(await account("a").asset("SPY")).toMatchObject({ kind: "rejected" });
    expect(await account("b").asset("SPY")).toEqual({ kind: "confirmed", value: null });
    expect(await account("c").asset("SPY")).toMatchObject({ kind: "confirmed", value: { symbol: "SPY" } });
  });

  it("do not trust what was told in a future that a clock has left again", async ({ expect }) => {
    const server = serverWith(SPY);
    const { account, clock } = isolate(server);
    await account("a").asset("SPY");
    clock.now -= SECOND;
    await account("b").asset("SPY");
    expect(server.requests).toHaveLength(2);
  });
});

describe("many assets that are asked for at once", () => {
  it("are told by one list of all, which the isolate remembers", async ({ expect }) => {
    const server = serverWith(listed(["OTHER", ...MANY]));
    const { account, clock } = isolate(server);
    const told = await account("a").assets(MANY);
    expect([...told.keys()]).toEqual(MANY);
    expect([...told.values()].map(answerOf)).toEqual(
      MANY.map((symbol) => ({ symbol, tradable: true, fractionable: true })),
    );
    clock.now += HOUR;
    await account("b").assets(MANY);
    expect(asked(server)).toEqual(["/v2/assets"]);
  });

  it("are asked for one by one up to fifty, and beside them what the list does not let trade", async ({
    expect,
  }) => {
    const few = serverWith(SPY);
    await isolate(few).account("a").assets(MANY.slice(1));
    expect(asked(few)).toHaveLength(50);
    const [twice, odd, absent, ...others] = MANY;
    const rows = [
      ...listed([twice!, ...others]),
      { ...SPY, symbol: twice, fractionable: false },
      { ...SPY, symbol: odd, tradable: null },
      null,
      { symbol: 7 },
    ];
    const server = serverWith(rows, SPY);
    const told = await isolate(server).account("a").assets(MANY);
    expect([...told.values()].every(({ kind }) => kind === "confirmed")).toBe(true);
    const one = (symbol: string | undefined) => `/v2/assets/${symbol}`;
    expect(asked(server).toSorted()).toEqual(["/v2/assets", one(twice), one(odd), one(absent)].toSorted());
  });

  it.for([
    { what: "does not come", list: new TypeError("connection lost") },
    { what: "is none", list: { message: "hello" } },
    { what: "is empty", list: [] },
    { what: "is refused", list: Response.json({ message: "forbidden." }, { status: 403 }) },
  ])("are asked for one by one when the list $what", async ({ list }, { expect }) => {
    const server = serverWith(list, SPY);
    const told = await isolate(server).account("a").assets(MANY);
    expect([...told.values()].every(({ kind }) => kind === "confirmed")).toBe(true);
    expect(asked(server)).toHaveLength(1 + MANY.length);
  });
});

describe("an asset that does not say", () => {
  it.for([
    { what: "its state", row: { status: null }, asset: { tradable: true, fractionable: true } },
    {
      what: "whether it has fractions",
      row: { fractionable: null },
      asset: { tradable: true, fractionable: false },
    },
    { what: "whether it trades", row: { tradable: null }, asset: { tradable: false, fractionable: true } },
    {
      what: "anything",
      row: { status: 1, tradable: "yes", fractionable: 1 },
      asset: { tradable: false, fractionable: false },
    },
  ])("$what is what it says it is, and nothing more", async ({ row, asset }, { expect }) => {
    const { account } = isolate(serverWith({ ...SPY, ...row }));
    expect(await account("a").asset("SPY")).toEqual({
      kind: "confirmed",
      value: { symbol: "SPY", ...asset },
    });
  });
});
