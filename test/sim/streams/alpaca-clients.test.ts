import { describe, it, onTestFinished } from "vitest";
import { versionFourData, versionFourTrading, versionThree } from "../support/clients/alpaca-clients.ts";
import { servedExchange } from "../support/served.ts";
import type { Message } from "../support/clients/stream-client.ts";
import { happens } from "../support/clients/websocket-client.ts";

const ORDER = { symbol: "CALM", qty: "1", side: "buy", type: "market", time_in_force: "day" };

describe("Alpaca's client, version 3", () => {
  it("is told what happens to the orders that it places", async ({ expect }) => {
    const served = await servedExchange();
    const api = versionThree(served);
    const updates: Message[] = [];
    const listening = new Promise<void>((resolve) => {
      api.trade_ws.onConnect(() => {
        api.trade_ws.subscribe(["trade_updates"]);
        resolve();
      });
    });
    api.trade_ws.onOrderUpdate((update) => updates.push(update));
    api.trade_ws.connect();
    onTestFinished(() => api.trade_ws.disconnect());
    await listening;
    const order = await api.createOrder(ORDER);
    await served.client.wait(60_000);
    await happens(() => updates.length === 3);
    expect(updates.map(({ event }) => event)).toEqual(["pending_new", "new", "fill"]);
    expect(updates.at(-1)).toMatchObject({ price: "100.01", order: { id: order.id, status: "filled" } });
  });

  it("is told that its keys are wrong", async ({ expect }) => {
    const api = versionThree(await servedExchange(), "wrong");
    const errors: string[] = [];
    api.trade_ws.onError((error) => errors.push(error));
    api.trade_ws.connect();
    onTestFinished(() => api.trade_ws.disconnect());
    await happens(() => errors.length > 0);
    expect(errors).toEqual(["bad key id or secret"]);
  });

  it("is sent the bars that it subscribes to", async ({ expect }) => {
    const served = await servedExchange();
    const { data_stream_v2: stream } = versionThree(served);
    const bars: Message[] = [];
    stream.onStockBar((bar) => bars.push(bar));
    const authenticated = new Promise<void>((resolve) => stream.onConnect(resolve));
    stream.connect();
    onTestFinished(() => stream.disconnect());
    await authenticated;
    stream.subscribeForBars(["CALM"]);
    // This client does not tell when the exchange has confirmed what it subscribed to.
    await happens(async () => {
      await served.client.wait(1_000);
      return bars.length > 0;
    });
    expect(bars[0]).toMatchObject({ Symbol: "CALM", ClosePrice: 100 });
    expect(new Date(bars[0].Timestamp).getTime() % 60_000).toBe(0);
  });
});

describe("Alpaca's client, version 4", () => {
  it("is told what happens to an order of its account", async ({ expect }) => {
    const served = await servedExchange();
    const stream = versionFourTrading(served);
    const updates: Message[] = [];
    const streams: Message[] = [];
    stream.onTradeUpdate((update) => updates.push(update));
    stream.on("subscription", (listening: Message) => streams.push(listening));
    stream.subscribeTradeUpdates();
    stream.connect();
    await happens(() => streams.length === 1);
    const { body } = await served.client.order({ qty: "1" });
    await served.client.wait(60_000);
    await happens(() => updates.length === 3);
    expect(updates.map(({ event }) => event)).toEqual(["pending_new", "new", "fill"]);
    expect(updates.at(-1)).toMatchObject({
      price: "100.01",
      positionQty: "1",
      timestamp: expect.any(Date),
      order: { id: body.id, status: "filled", filledQty: "1" },
    });
  });

  it("is sent the bars that it subscribes to, to the nanosecond", async ({ expect }) => {
    const served = await servedExchange();
    const stream = versionFourData(served);
    const bars: Message[] = [];
    const subscriptions: Message[] = [];
    stream.onBar((bar) => bars.push(bar));
    stream.on("subscription", (subscription: Message) => subscriptions.push(subscription));
    stream.subscribeForBars(["CALM"]);
    stream.connect();
    await happens(() => subscriptions.length === 1);
    await served.client.wait(60_000);
    await happens(() => bars.length === 1);
    expect(bars[0]).toMatchObject({
      symbol: "CALM",
      close: 100,
      timestampRaw: "2026-11-20T20:45:00.000000000Z",
    });
  });

  it("is told that another connection of its account is open", async ({ expect }) => {
    const served = await servedExchange();
    const first = versionFourData(served);
    const second = versionFourData(served);
    const errors: Message[] = [];
    second.onError((error: Message) => errors.push(error));
    first.connect();
    expect(await first.waitForAuthentication(5_000)).toBe(true);
    second.connect();
    await happens(() => errors.length > 0);
    expect(errors).toEqual(["connection limit exceeded"]);
  });
});
