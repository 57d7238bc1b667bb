import { env } from "cloudflare:workers";
import { afterEach, describe, it } from "vitest";
import { priceBoardOf } from "../../../src/platform/addresses.ts";
import { orderFault } from "../support/exchange-admin.ts";
import { openStreamedDay } from "../support/vendors/price-board.ts";

type Day = Awaited<ReturnType<typeof openStreamedDay>>;

const ALL = { SPY: 600, TLT: 80 };
const DOWN = { action: "status", status: 500, times: "always" } as const;

let day: Day | undefined;

async function open(...change: Parameters<typeof openStreamedDay>): Promise<Day> {
  day = await openStreamedDay(...change);
  return day;
}

async function hasAll(streamed: Day): Promise<boolean> {
  return Object.keys(await streamed.onBoard()).length === 2;
}

/** The exchange breaks every stream off, and takes no new ones for some milliseconds. */
async function breakStreams({ exchange }: Day, milliseconds: number): Promise<void> {
  const fault = { action: "disconnect", stream: "data", milliseconds };
  const body = JSON.stringify(fault);
  await exchange.fetch(new Request("http://exchange.test/admin/streams/faults", { method: "POST", body }));
}

/** What was logged of streams. */
function logged({ errors }: Day): unknown[] {
  return errors.mock.calls.map(([line]) => line).filter(({ event }) => String(event).startsWith("price_"));
}

afterEach(async () => {
  // Sockets are closed before their object is torn down: the board ends with the session.
  await day?.exchange.clock.advanceTo(day.slot.endsAt + 1);
  if (day && (await day.streams()).length > 0) {
    await day.until(async () => (await day?.streams())?.length === 0);
  }
  day = undefined;
});

describe("the price board", () => {
  it("follows the tickers of active accounts from preflight to the close", async ({ expect }) => {
    const streamed = await open();
    await streamed.preflight();
    await streamed.until(() => hasAll(streamed));
    expect(await streamed.onBoard()).toEqual(ALL);
    await streamed.exchange.clock.advanceTo(streamed.slot.endsAt);
    await streamed.until(async () => (await streamed.streams()).length === 0);
    expect(await streamed.onBoard()).toEqual({});
  });

  it("is told of by nobody where the stream is off", async ({ expect }) => {
    expect(env.PRICE_STREAM).toBe("off");
    const streamed = await open({ PRICE_STREAM: env.PRICE_STREAM });
    await streamed.preflight();
    expect(await streamed.snapshot()).toEqual({ SPY: "600 tiingo good", TLT: "80 tiingo good" });
    expect(await streamed.streams()).toEqual([]);
  });

  it("connects nowhere without a key of the platform's own, and says so once", async ({ expect }) => {
    const streamed = await open({ ALPACA_DATA_KEY_ID: "", ALPACA_DATA_SECRET: "" });
    await priceBoardOf(env).watch(["SPY"], streamed.slot.endsAt);
    await priceBoardOf(env).watch(["SPY"], streamed.slot.endsAt);
    expect(logged(streamed)).toEqual([{ event: "price_stream_without_key" }]);
    expect(await streamed.streams()).toEqual([]);
  });

  it("connects anew when the connection drops, and keeps its prices meanwhile", async ({ expect }) => {
    const streamed = await open();
    await streamed.preflight();
    await streamed.until(() => hasAll(streamed));
    await breakStreams(streamed, 20_000);
    expect(await streamed.streams()).toEqual([]);
    expect(await streamed.onBoard()).toEqual(ALL);
    await streamed.until(async () => (await streamed.streams()).length === 1);
    const before = await priceBoardOf(env).prices(["SPY"]);
    await streamed.until(async () => {
      const now = await priceBoardOf(env).prices(["SPY"]);
      return (now.get("SPY")?.at ?? 0) > (before.get("SPY")?.at ?? 0);
    });
  });

  it("connects anew before the platform would end the connection", async ({ expect }) => {
    const streamed = await open();
    await streamed.preflight();
    const [first] = await streamed.streams();
    await streamed.exchange.clock.advanceTo(streamed.slot.preflightAt + 13 * 60_000);
    expect(await streamed.streams()).toEqual([first]);
    await streamed.until(async () => {
      const [current] = await streamed.streams();
      return current !== undefined && JSON.stringify(current) !== JSON.stringify(first);
    });
  });

  it("tries again when another connection of the key is in its place", async ({ expect }) => {
    const streamed = await open();
    const other = streamed.occupy();
    await priceBoardOf(env).watch(["SPY", "TLT"], streamed.slot.endsAt);
    await streamed.until(async () => logged(streamed).length > 0);
    expect(logged(streamed)[0]).toMatchObject({ event: "price_stream_error", code: 406, remedy: "retry" });
    other.closed();
    await streamed.until(() => hasAll(streamed));
  });

  it("stops and alerts when its keys are refused", async ({ expect }) => {
    const streamed = await open({ ALPACA_DATA_SECRET: "wrong" });
    await priceBoardOf(env).watch(["SPY", "TLT"], streamed.slot.endsAt);
    await streamed.until(async () => logged(streamed).length > 0);
    await streamed.exchange.clock.advanceTo(streamed.slot.snapshotAt);
    await priceBoardOf(env).watch(["SPY", "TLT"], streamed.slot.endsAt);
    expect(logged(streamed)).toEqual([
      { level: "alert", event: "price_stream_refused", code: 402, message: "auth failed" },
    ]);
    expect(await streamed.streams()).toEqual([]);
  });
});

describe("a snapshot without Tiingo", () => {
  it("is taken from the stream", async ({ expect }) => {
    const streamed = await open();
    await streamed.preflight();
    await streamed.until(() => hasAll(streamed));
    await orderFault(streamed.exchange, { match: { pathPrefix: "/iex" }, ...DOWN });
    expect(await streamed.snapshot()).toEqual({
      SPY: "600 alpaca_stream good",
      TLT: "80 alpaca_stream good",
    });
  });

  it("goes on to Alpaca when the stream is down as well", async ({ expect }) => {
    const streamed = await open();
    await breakStreams(streamed, 3_600_000);
    await orderFault(streamed.exchange, { match: { pathPrefix: "/iex" }, ...DOWN });
    await priceBoardOf(env).watch(["SPY", "TLT"], streamed.slot.endsAt);
    expect(await streamed.snapshot()).toEqual({ SPY: "600 alpaca_iex good", TLT: "80 alpaca_iex good" });
  });

  it("goes on to Alpaca when the board breaks", async ({ expect }) => {
    const streamed = await open();
    await orderFault(streamed.exchange, { match: { pathPrefix: "/iex" }, ...DOWN });
    streamed.breakBoard();
    expect(await streamed.snapshot()).toEqual({ SPY: "600 alpaca_iex good", TLT: "80 alpaca_iex good" });
    expect(logged(streamed)).toContainEqual({ event: "price_board_unreachable", error: "gone" });
  });
});
