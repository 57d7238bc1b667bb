import { describe, it } from "vitest";
import { createAlpacaBroker } from "../../../src/brokers/alpaca/alpaca.ts";
import { openConnection } from "../../../src/brokers/alpaca/connection.ts";
import { KnownAssets } from "../../../src/brokers/alpaca/known-assets.ts";
import { type ListedServer, serverWith } from "../support/vendors/answers.ts";

const SPY = { symbol: "SPY", status: "active", tradable: true, fractionable: true };
const SECOND = 1_000;

/** Accounts of one isolate at one moment of an afternoon that can be moved on. */
function isolate(server: ListedServer) {
  const assets = new KnownAssets();
  const clock = { now: 1_000_000 };
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
  it("are told by one request of the first of them, for twenty seconds", async ({ expect }) => {
    const server = serverWith(SPY);
    const { account, clock } = isolate(server);
    const told = await account("a").asset("SPY");
    expect(told).toEqual({ kind: "confirmed", value: { symbol: "SPY", tradable: true, fractionable: true } });
    clock.now += 20 * SECOND - 1;
    expect(await account("b").asset("SPY")).toEqual(told);
    expect(server.requests).toHaveLength(1);
    clock.now += 1;
    expect(await account("b").asset("SPY")).toEqual(told);
    expect(server.requests).toHaveLength(2);
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
