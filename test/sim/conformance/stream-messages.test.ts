import { describe, it } from "vitest";
import type * as z from "zod";
import { problemsOf } from "../../../sim/exchange/http/problems.ts";
import { DataMessages } from "../../../sim/conformance/schemas/data-stream.ts";
import { TradingMessage } from "../../../sim/conformance/schemas/trading-stream.ts";
import { syntheticMarket } from "../../../sim/exchange/market/synthetic/synthetic-market.ts";
import { Client, admin, openClient, openExchange } from "../support/client.ts";
import { mutationsOf, shortened } from "../support/mutations.ts";
import { StreamClient } from "../support/clients/stream-client.ts";
import type { Message } from "../support/clients/stream-client.ts";

/** Texts that may say anything. */
const FREE = /(msg|error_message|client_order_id|rc|rm|sc|sm)$/;

function problems(schema: z.ZodType, messages: readonly unknown[]): string[] {
  return messages.flatMap((message) => {
    const read = schema.safeParse(message);
    return read.success ? [] : [`${problemsOf(read.error)} in ${JSON.stringify(message)}`];
  });
}

/** Falsified messages that the schema takes for good ones. */
function survivors(schema: z.ZodType, messages: readonly Message[]): string[] {
  return messages.flatMap((message) =>
    mutationsOf(shortened(message))
      .filter(
        ({ what, value }) =>
          !(FREE.test(what.split(" ")[0]!) && what.endsWith("garbled")) && schema.safeParse(value).success,
      )
      .map(({ what }) => what),
  );
}

describe("the messages of the streams", () => {
  it("are as promised while orders fill, are replaced, cancelled and rejected", async ({ expect }) => {
    const client = openClient({ fills: { partial: { fraction: 0.5, delay: 200 } } });
    const stream = new StreamClient(client.exchange, "/stream");
    stream.send({ action: "auth", key: "PK", secret: "none" });
    stream.send({ action: "listen", data: { streams: ["trade_updates"] } });
    stream.send({ action: "dance" });
    stream.send({ action: "auth", key: client.keys.keyId, secret: client.keys.secretKey });
    stream.send({ action: "listen", data: { streams: ["trade_updates"] } });
    await client.order({ qty: "4" });
    await client.wait(1_000);
    const { body: resting } = await client.order({ type: "limit", limit_price: "90", qty: "2" });
    await client.wait(1_000);
    const { body: second } = await client.patch(`/v2/orders/${resting.id}`, { qty: "3" });
    await client.wait(1_000);
    await client.delete(`/v2/orders/${second.id}`);
    await client.order({ type: "limit", limit_price: "90", time_in_force: "ioc", qty: "1" });
    await client.wait(1_000);
    const messages = stream.received();
    const events = messages.map(({ data }) => data.event).filter(Boolean);
    for (const event of ["partial_fill", "fill", "pending_replace", "replaced", "canceled", "new"]) {
      expect(events).toContain(event);
    }
    expect(problems(TradingMessage, messages)).toEqual([]);
    expect(survivors(TradingMessage, messages)).toEqual([]);
  });

  it("are as promised while the market moves, is halted and resumes", async ({ expect }) => {
    const exchange = openExchange({ market: syntheticMarket({ seed: 1, through: "2026-11-30" }) });
    const { keys } = new Client(exchange);
    const stream = new StreamClient(exchange, "/v2/iex");
    stream.send({ action: "auth", key: "PK", secret: "none" });
    stream.send({ action: "subscribe", trades: ["SPY"] });
    stream.send({ action: "auth", key: keys.keyId, secret: keys.secretKey });
    const all = { trades: ["SPY"], quotes: ["SPY"], bars: ["SPY"], dailyBars: ["SPY"], statuses: ["SPY"] };
    stream.send({ action: "subscribe", ...all });
    await exchange.clock.advanceTo(exchange.clock.now() + 120_000);
    await admin(exchange, "POST", "/halts", { symbol: "SPY", halted: true });
    await exchange.clock.advanceTo(exchange.clock.now() + 5_000);
    await admin(exchange, "POST", "/halts", { symbol: "SPY", halted: false });
    await exchange.clock.advanceTo(exchange.clock.now() + 5_000);
    const frames = stream.received();
    const kinds = new Set(frames.flat().map(({ T }: { T: string }) => T));
    expect([...kinds].sort()).toEqual(["b", "d", "error", "q", "s", "subscription", "success", "t"]);
    expect(problems(DataMessages, frames)).toEqual([]);
    expect(survivors(DataMessages, frames.slice(0, 40))).toEqual([]);
  });
});
