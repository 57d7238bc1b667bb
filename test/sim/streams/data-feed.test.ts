import { decode } from "@msgpack/msgpack";
import { describe, it, vi } from "vitest";
import { admin, openClient } from "../support/client.ts";
import type { Client } from "../support/client.ts";
import { calmMarket, row } from "../support/market.ts";
import { present } from "../support/present.ts";
import { dataClient } from "../support/clients/stream-client.ts";
import type { Message, StreamClient } from "../support/clients/stream-client.ts";

const MINUTE_MS = 60_000;
const MOVE = {
  name: "Moves all day",
  rows: [
    row("2026-11-19", 100),
    row("2026-11-20", 101, { open: 100, high: 106, low: 95 }),
    row("2026-11-23", 103),
  ],
};

/** A client of a market in which MOVE moves, at a time of New York on the Friday. */
function openMoving(time: string): Client {
  return openClient({ time, market: new Map([...calmMarket, ["MOVE", MOVE]]) });
}

/** What has come since it was asked last, as single messages. */
function messages(stream: StreamClient): Message[] {
  return stream.received().flat();
}

function subscribed(
  client: Client,
  channels: Readonly<Record<string, readonly string[]>>,
  path = "/v2/iex",
): StreamClient {
  const stream = dataClient(client.exchange, client.keys, { path });
  stream.send({ action: "subscribe", ...channels });
  stream.received();
  return stream;
}

describe("trades and quotes of the data stream", () => {
  it("are those that the REST API answers at the same moment", async ({ expect }) => {
    const client = openMoving("11:00");
    const stream = subscribed(client, { trades: ["MOVE"], quotes: ["MOVE"] });
    let trades = 0;
    for (let second = 0; second < 60; second++) {
      await client.wait(1_000);
      const news = messages(stream);
      expect(news.length).toBeLessThanOrEqual(2);
      for (const { T, S, ...fields } of news) {
        expect(S).toBe("MOVE");
        const path = `/v2/stocks/${T === "t" ? "trades" : "quotes"}/latest?symbols=MOVE`;
        const { body } = await client.get(path);
        expect((body.trades ?? body.quotes).MOVE).toEqual(fields);
        if (T === "t") trades += 1;
      }
    }
    expect(trades).toBeGreaterThan(10);
  });

  it("come when the price changes, and no more often than every second", async ({ expect }) => {
    const client = openMoving("11:00");
    const stream = subscribed(client, { trades: ["CALM", "MOVE"] });
    await client.wait(10 * MINUTE_MS);
    const trades = messages(stream);
    expect(trades.every(({ S }) => S === "MOVE")).toBe(true);
    const seconds = trades.map(({ t }) => t.slice(0, 19));
    expect(new Set(seconds).size).toBe(seconds.length);
    const prices = trades.map(({ p }) => p);
    expect(prices.some((price, index) => price === prices[index - 1])).toBe(false);
  });

  it("end with the close and begin again with the next session's open", async ({ expect }) => {
    const client = openMoving("15:59");
    const stream = subscribed(client, { trades: ["MOVE"] });
    await client.wait(3 * MINUTE_MS);
    const atClose = messages(stream);
    expect(present(atClose.at(-1))).toMatchObject({ p: 101 });
    await client.exchange.clock.advanceTo(Date.parse("2026-11-23T14:29:59Z"));
    expect(messages(stream)).toEqual([]);
    await client.wait(1_000);
    expect(messages(stream)).toMatchObject([{ T: "t", S: "MOVE", p: 103 }]);
  });

  it("come a quarter of an hour late on the delayed SIP", async ({ expect }) => {
    const live = openMoving("11:00");
    const late = openMoving("11:15");
    const fresh = subscribed(live, { trades: ["MOVE"] });
    const delayed = subscribed(late, { trades: ["MOVE"] }, "/v2/delayed_sip");
    await live.wait(MINUTE_MS);
    await late.wait(MINUTE_MS);
    const trades = messages(fresh);
    expect(trades).not.toEqual([]);
    expect(messages(delayed)).toEqual(trades);
  });

  it("stop when the client unsubscribes or leaves", async ({ expect }) => {
    const client = openMoving("11:00");
    const stream = subscribed(client, { trades: ["MOVE"], quotes: ["MOVE"] });
    stream.send({ action: "unsubscribe", trades: ["MOVE"] });
    stream.received();
    await client.wait(MINUTE_MS);
    expect(new Set(messages(stream).map(({ T }) => T))).toEqual(new Set(["q"]));
    stream.leave();
    await client.wait(MINUTE_MS);
    expect(messages(stream)).toEqual([]);
  });
});

describe("bars of the data stream", () => {
  it("come just after each minute, as the REST API answers them later", async ({ expect }) => {
    const client = openMoving("15:30");
    const stream = subscribed(client, { bars: ["MOVE"] });
    await client.wait(59_999);
    expect(messages(stream)).toEqual([]);
    await client.wait(1);
    const [first, ...others] = messages(stream);
    expect(others).toEqual([]);
    expect(first).toMatchObject({ T: "b", S: "MOVE", t: expect.stringMatching(/^2026-11-20T20:30:00/) });
    await client.wait(60 * MINUTE_MS);
    const streamed = [first, ...messages(stream)];
    expect(streamed).toHaveLength(30);
    const query = "symbols=MOVE&timeframe=1Min&feed=iex&start=2026-11-20T20:30:00Z&end=2026-11-20T21:00:00Z";
    const { body } = await client.get(`/v2/stocks/bars?${query}`);
    const bars: Message[] = body.bars.MOVE;
    expect(streamed).toEqual(bars.map((bar) => ({ T: "b", S: "MOVE", ...bar })));
  });

  it("come for every listed symbol when a client asks for all", async ({ expect }) => {
    const client = openMoving("09:29");
    const stream = subscribed(client, { bars: ["*"] });
    await client.wait(MINUTE_MS);
    expect(messages(stream)).toEqual([]);
    await client.wait(MINUTE_MS);
    expect(messages(stream).map(({ S }) => S)).toEqual(["BRK.B", "CALM", "DEAR", "MOVE", "PENNY"]);
  });

  it("of the day so far come each minute", async ({ expect }) => {
    const client = openMoving("11:00");
    const stream = subscribed(client, { dailyBars: ["MOVE"] });
    await client.wait(2 * MINUTE_MS);
    const [first, second] = messages(stream);
    const { body } = await client.get("/v2/stocks/snapshots?symbols=MOVE");
    expect(second).toEqual({ T: "d", S: "MOVE", ...body.MOVE.dailyBar });
    expect(second.v).toBeGreaterThan(first.v);
  });
});

describe("halts on the data stream", () => {
  it("are told, with the resumption, and nothing of the symbol comes in between", async ({ expect }) => {
    const client = openMoving("11:00");
    const stream = subscribed(client, { statuses: ["*"], trades: ["MOVE"], bars: ["MOVE"] });
    await admin(client.exchange, "POST", "/halts", { symbol: "MOVE", halted: true });
    await client.wait(5 * MINUTE_MS);
    expect(messages(stream)).toEqual([
      {
        T: "s",
        S: "MOVE",
        sc: "2",
        sm: "Trading Halt",
        rc: "X",
        rm: "Operational",
        t: "2026-11-20T16:00:01Z",
        z: "B",
      },
    ]);
    await admin(client.exchange, "POST", "/halts", { symbol: "MOVE", halted: false });
    await client.wait(1_000);
    expect(messages(stream)).toContainEqual(expect.objectContaining({ T: "s", sc: "3", sm: "Resume" }));
    await client.wait(MINUTE_MS);
    expect(messages(stream)).toContainEqual(expect.objectContaining({ T: "t", S: "MOVE" }));
  });

  it("that stand when a client subscribes are not told", async ({ expect }) => {
    const client = openMoving("11:00");
    await admin(client.exchange, "POST", "/halts", { symbol: "MOVE", halted: true });
    const stream = subscribed(client, { statuses: ["MOVE"] });
    await client.wait(MINUTE_MS);
    expect(messages(stream)).toEqual([]);
  });
});

describe("the data stream", () => {
  it("takes no time from the clock while nobody has subscribed", async ({ expect }) => {
    const client = openMoving("11:00");
    const stream = subscribed(client, { trades: ["MOVE"], bars: ["*"], statuses: ["*"] });
    stream.send({ action: "unsubscribe", trades: ["MOVE"], bars: ["*"], statuses: ["*"] });
    const scheduled = vi.spyOn(client.exchange.clock, "schedule");
    await client.wait(60 * MINUTE_MS);
    expect(scheduled).not.toHaveBeenCalled();
    stream.send({ action: "subscribe", trades: ["MOVE"] });
    await client.wait(MINUTE_MS);
    expect(scheduled).toHaveBeenCalled();
  });

  it("takes none for a client that has left, either", async ({ expect }) => {
    const client = openMoving("11:00");
    const stream = subscribed(client, { trades: ["MOVE"], bars: ["*"], statuses: ["*"] });
    stream.leave();
    const scheduled = vi.spyOn(client.exchange.clock, "schedule");
    await client.wait(60 * MINUTE_MS);
    expect(scheduled).not.toHaveBeenCalled();
  });

  it("sleeps from one session to the next", async ({ expect }) => {
    const client = openMoving("15:59");
    subscribed(client, { trades: ["MOVE"], bars: ["*"], statuses: ["*"] });
    await client.wait(2 * MINUTE_MS);
    const scheduled = vi.spyOn(client.exchange.clock, "schedule");
    await client.exchange.clock.advanceTo(Date.parse("2026-11-23T14:29:59Z"));
    expect(scheduled.mock.calls.length).toBeLessThan(10);
  });

  it("sends everything of a moment in one frame", async ({ expect }) => {
    const client = openMoving("11:00");
    const stream = subscribed(client, { bars: ["CALM", "MOVE"], dailyBars: ["MOVE"] });
    await client.wait(MINUTE_MS);
    expect(stream.received().map((frame) => frame.length)).toEqual([3]);
  });

  it("writes timestamps as MessagePack's own for a client that asks for MessagePack", async ({ expect }) => {
    const client = openMoving("11:00");
    const headers = { "Content-Type": "application/msgpack" };
    const stream = dataClient(client.exchange, client.keys, { headers });
    stream.send({ action: "subscribe", bars: ["MOVE"] });
    await client.wait(MINUTE_MS);
    const frame = present(stream.frames.at(-1));
    expect(typeof frame === "string" ? frame : decode(frame)).toMatchObject([
      { T: "b", S: "MOVE", t: new Date("2026-11-20T16:00:00Z"), o: expect.any(Number) },
    ]);
  });
});
