import { describe, it } from "vitest";
import { admin, openClient } from "../support/client.ts";
import type { Client } from "../support/client.ts";
import { still } from "../support/market.ts";
import { dataClient } from "../support/clients/stream-client.ts";
import { movingMarket } from "../support/moving-market.ts";

const SYMBOLS = Array.from({ length: 200 }, (_, place) => `S${place}`);
const market = new Map(SYMBOLS.map((symbol) => [symbol, still(100)]));

interface Quote {
  readonly bp: number;
  readonly ap: number;
  readonly bs: number;
  readonly as: number;
  readonly bx: string;
  readonly ax: string;
}

async function quotes(client: Client, feed = "iex"): Promise<Quote[]> {
  const path = `/v2/stocks/quotes/latest?symbols=${SYMBOLS.join(",")}&feed=${feed}`;
  return Object.values((await client.get(path)).body.quotes);
}

async function odd(settings: Record<string, number>): Promise<Client> {
  const client = openClient({ market });
  await admin(client.exchange, "PATCH", "/settings", settings);
  return client;
}

describe("a quote of IEX", () => {
  it("lacks its bid or its ask at times: 0 dollars for no shares on no exchange", async ({ expect }) => {
    const all = await quotes(await odd({ oneSidedQuotes: 0.2 }));
    const bidless = all.filter(({ bp }) => bp === 0);
    const askless = all.filter(({ ap }) => ap === 0);
    expect(bidless.length + askless.length).toBeGreaterThan(20);
    expect(bidless.length + askless.length).toBeLessThan(60);
    expect(bidless[0]).toMatchObject({ bs: 0, bx: " ", ap: 100.01, ax: "V" });
    expect(askless[0]).toMatchObject({ as: 0, ax: " ", bp: 99.99, bx: "V" });
  });

  it("is ten percent wide at times", async ({ expect }) => {
    const all = await quotes(await odd({ wideQuotes: 0.1 }));
    const wide = all.filter(({ bp, ap }) => ap - bp > 1);
    expect(wide.length).toBeGreaterThan(5);
    expect(wide.length).toBeLessThan(40);
    expect(wide[0]).toMatchObject({ bp: 95, ap: 105 });
  });

  it("is odd for some seconds, then another symbol's is", async ({ expect }) => {
    const client = await odd({ oneSidedQuotes: 0.2 });
    const oneSided = async () => (await quotes(client)).map(({ bp, ap }) => bp === 0 || ap === 0);
    const first = await oneSided();
    await client.wait(5_000);
    expect(await oneSided()).toEqual(first);
    await client.wait(20_000);
    expect(await oneSided()).not.toEqual(first);
  });

  it("is none of other feeds, and nothing fills by it", async ({ expect }) => {
    const client = await odd({ oneSidedQuotes: 0.5, wideQuotes: 0.5 });
    expect((await quotes(client, "delayed_sip")).every(({ bp, ap }) => bp === 99.99 && ap === 100.01)).toBe(
      true,
    );
    const { body } = await client.order({ symbol: "S0", qty: "1" });
    await client.wait(1_000);
    expect((await client.read(body.id)).filled_avg_price).toBe("100.01");
  });

  it("is the same in snapshots and on the stream", async ({ expect }) => {
    const client = openClient({ market: movingMarket, time: "11:00" });
    await admin(client.exchange, "PATCH", "/settings", { oneSidedQuotes: 1 });
    const stream = dataClient(client.exchange, client.keys);
    stream.send({ action: "subscribe", quotes: ["MOVE"] });
    await client.wait(30_000);
    const told = stream
      .received()
      .flat()
      .findLast(({ T }) => T === "q");
    const { latestQuote } = (await client.get("/v2/stocks/MOVE/snapshot")).body;
    expect(told).toBeDefined();
    expect([told, latestQuote].map((quote) => quote.bp * quote.ap)).toEqual([0, 0]);
  });

  it("has both sides and is tight unless the settings say otherwise", async ({ expect }) => {
    const all = await quotes(openClient({ market }));
    expect(all.every(({ bp, ap }) => bp === 99.99 && ap === 100.01)).toBe(true);
  });
});
