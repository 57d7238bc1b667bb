import { describe, it } from "vitest";
import { newYorkInstant } from "../../../src/engine/calendar/new-york.ts";
import { Board } from "../../../src/market/stream/board.ts";
import { goodQuotes } from "../../../src/market/stream/good-quotes.ts";
import { readFrame } from "../../../src/market/stream/read-frame.ts";
import { lookAgainAt, LONGEST_LIFE, nextStep, reconnectAfter } from "../../../src/market/stream/schedule.ts";
import { subscriptions } from "../../../src/market/stream/subscription.ts";

const MINUTE = 60_000;
const SECOND = 1_000;
const NOW = newYorkInstant("2026-08-20", "15:50");
const time = new Date(NOW).toISOString();

function read(...messages: unknown[]) {
  return readFrame(JSON.stringify(messages));
}

describe("a frame of the stream", () => {
  it("tells trades at their own time and minute bars at the end of their minute", ({ expect }) => {
    const trade = { T: "t", S: "SPY", i: 1, x: "V", p: 600.5, s: 100, c: ["@"], z: "B", t: time };
    const bar = { T: "b", S: "BRK.B", o: 1, h: 2, l: 1, c: 480, v: 10, n: 1, vw: 1, t: time };
    expect(read(trade, bar)).toEqual([
      { kind: "price", symbol: "SPY", price: { price: 600.5, at: NOW, kind: "trade" } },
      { kind: "price", symbol: "BRK.B", price: { price: 480, at: NOW + MINUTE, kind: "bar" } },
    ]);
  });

  it("tells corrections and cancelled trades alike", ({ expect }) => {
    const withdrawn = [{ kind: "withdrawn", symbol: "SPY" }];
    expect(read({ T: "c", S: "SPY", op: 1, cp: 2 })).toEqual(withdrawn);
    expect(read({ T: "x", S: "SPY", p: 1 })).toEqual(withdrawn);
  });

  it("loses only what cannot be read", ({ expect }) => {
    const nothing = { T: "t", S: "SPY", p: 0, t: time };
    const timeless = { T: "t", S: "SPY", p: 600, t: "now" };
    const error = { T: "error", code: 406, msg: "connection limit exceeded" };
    expect(read(nothing, timeless, { T: "new" }, null, error)).toEqual([
      { kind: "error", code: 406, message: "connection limit exceeded" },
    ]);
    expect(readFrame("{")).toEqual([]);
    expect(readFrame("{}")).toEqual([]);
  });
});

describe("the board", () => {
  const priceOf = (board: Board) => board.pricesOf(["SPY"]).get("SPY")?.price;

  it("keeps the later of two prices, in whatever order they come", ({ expect }) => {
    const board = new Board();
    board.note("SPY", { price: 601, at: NOW, kind: "trade" });
    board.note("SPY", { price: 600, at: NOW - 1, kind: "bar" });
    expect(priceOf(board)).toBe(601);
  });

  it("forgets a trade that may have been cancelled, and no bar", ({ expect }) => {
    const board = new Board();
    board.note("SPY", { price: 600, at: NOW, kind: "bar" });
    board.withdraw("SPY");
    expect(priceOf(board)).toBe(600);
    board.note("SPY", { price: 601, at: NOW, kind: "trade" });
    board.withdraw("SPY");
    expect(priceOf(board)).toBeUndefined();
  });
});

describe("the subscription", () => {
  it("has bars of all tickers, and trades of as many as the free plan allows", ({ expect }) => {
    const tickers = Array.from({ length: 250 }, (_, index) => `T${index}`);
    const messages = subscriptions(tickers);
    expect(messages.flatMap(({ bars }) => bars)).toEqual(tickers);
    expect(messages.flatMap(({ trades }) => trades ?? [])).toEqual(tickers.slice(0, 30));
  });
});

describe("a streamed price", () => {
  const YESTERDAY = newYorkInstant("2026-08-19", "16:00");
  const judge = (price: number, age: number, close: { price: number; at: number } | null) =>
    [
      ...goodQuotes(
        new Map([["SPY", { price, at: NOW - age, kind: "bar" as const }]]),
        new Map(close ? [["SPY", close]] : []),
        new Map(),
        NOW,
      ).values(),
    ].map(({ last }) => last);

  it("counts when it is new and near the close of the session before", ({ expect }) => {
    expect(judge(610, MINUTE, { price: 600, at: YESTERDAY })).toEqual([610]);
  });

  it("is passed over when it is old, far off, or cannot be compared", ({ expect }) => {
    expect(judge(610, 11 * MINUTE, { price: 600, at: YESTERDAY })).toEqual([]);
    expect(judge(450, MINUTE, { price: 600, at: YESTERDAY })).toEqual([]);
    expect(judge(610, MINUTE, null)).toEqual([]);
    expect(judge(610, MINUTE, { price: 600, at: newYorkInstant("2026-08-18", "16:00") })).toEqual([]);
  });
});

describe("the connection", () => {
  const until = NOW + 20 * MINUTE;
  const open = { until, connection: { openedAt: NOW, ready: true }, retryAt: 0 };
  const waiting = { until, connection: null, retryAt: NOW + SECOND };

  it("is looked at every minute, and replaced before the platform ends it", ({ expect }) => {
    expect(nextStep(open, NOW + LONGEST_LIFE - 1)).toBe("keep");
    expect(lookAgainAt(open, NOW)).toBe(NOW + MINUTE);
    expect(lookAgainAt(open, NOW + LONGEST_LIFE - 1)).toBe(NOW + LONGEST_LIFE);
    expect(nextStep(open, NOW + LONGEST_LIFE)).toBe("connect");
  });

  it("is replaced when its subscription does not come to stand", ({ expect }) => {
    const silent = { ...open, connection: { openedAt: NOW, ready: false } };
    expect(lookAgainAt(silent, NOW)).toBe(NOW + 30 * SECOND);
    expect(nextStep(silent, NOW + 30 * SECOND)).toBe("connect");
  });

  it("is not tried again before its time", ({ expect }) => {
    expect(nextStep(waiting, NOW)).toBe("keep");
    expect(lookAgainAt(waiting, NOW)).toBe(NOW + SECOND);
    expect(nextStep(waiting, NOW + SECOND)).toBe("connect");
  });

  it("ends when nobody wants prices any more", ({ expect }) => {
    expect([open, waiting].map((standing) => nextStep(standing, until))).toEqual(["finish", "finish"]);
    expect(lookAgainAt({ ...waiting, retryAt: until + SECOND }, NOW)).toBe(until);
  });

  it("is tried more and more rarely, and every half minute at the rarest", ({ expect }) => {
    expect([1, 2, 3, 8, 40].map((failures) => reconnectAfter(failures, 1))).toEqual([
      400, 800, 1600, 30_000, 30_000,
    ]);
  });
});
