import { env } from "cloudflare:workers";
import { describe, it, vi } from "vitest";
import { sessionDates } from "../../../src/engine/calendar/session-dates.ts";
import { writeBars } from "../../../src/market/bars/store.ts";
import { newestRecord, statusOf } from "../support/books.ts";
import type { MarketData } from "../../../sim/exchange/market/market-data.ts";
import { endFaults, orderFault, requestsSoFar } from "../support/exchange-admin.ts";
import { quietMarket, rowsBetween } from "../support/market.ts";
import { tradeThrough } from "../support/next-day.ts";
import { activate, meanTree } from "../support/strategies.ts";
import { openTradingDay } from "../support/trading-day.ts";
import { flatBars } from "../support/vendors/bars.ts";

const HISTORY = { pathPrefix: "/tiingo/daily/SPY/prices" };

/** Tiingo's rows of a ticker at $600 from June to the last session, one of them changed. */
function rowsWith(change: object): object[] {
  return rowsBetween("2026-06-01", "2026-08-19", () => 600).map((row) => ({
    ...row,
    date: `${row.date}T00:00:00.000Z`,
    ...(row.date === "2026-07-10" ? change : {}),
  }));
}

/** A market with a ticker that was listed a week ago. */
function youngMarket(): MarketData {
  const rows = rowsBetween("2026-08-13", "2026-08-31", () => 600);
  return new Map([...quietMarket({ TLT: 80 }), ["NEW", { name: "New", rows }]]);
}

/** A day with a strategy that holds TLT while SPY's mean of ten is at least $150, and what Tiingo says of SPY. */
async function dayOn(answer: { status: number; body?: unknown }) {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  const day = await openTradingDay(quietMarket({ SPY: 600, TLT: 80 }));
  await orderFault(day.exchange, { match: HISTORY, action: "status", times: "always", ...answer });
  await activate(day.user, "mean", meanTree("SPY", 150, "TLT"));
  await day.advanceTo("16:06");
  return day;
}

describe("a strategy on a history with a bad cell", () => {
  it.for([{ volume: null }, { adjOpen: 0 }, { adjLow: null }])(
    "decides as ever: %o",
    async (change, { expect }) => {
      const day = await dayOn({ status: 200, body: rowsWith(change) });
      expect(await newestRecord(day.user, "mean")).toMatchObject({
        outcome: "completed",
        targets: { TLT: 1 },
      });
    },
  );
});

describe("a strategy on a history whose download was cut", () => {
  const CUT = rowsWith({}).slice(-5);
  const HOLDS_TLT = { outcome: "completed", targets: { TLT: 1 } };

  it("holds instead of taking it for a young ticker, and trades once the vendor gives all of it", async ({
    expect,
  }) => {
    const day = await dayOn({ status: 200, body: CUT });
    expect((await statusOf(day.user)).lastRun).toMatchObject({
      outcome: "held",
      reasons: [{ code: "history_cut", message: expect.stringContaining("begins on 2026-08-13") }],
    });
    await endFaults(day.exchange);
    await tradeThrough(day, "2026-08-21");
    expect(await newestRecord(day.user, "mean")).toMatchObject(HOLDS_TLT);
  });

  it("holds as long as nobody says whether that is all of it", async ({ expect }) => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    const day = await openTradingDay(youngMarket());
    const match = { pathPrefix: "/tiingo/daily/NEW" };
    await activate(day.user, "mean", meanTree("NEW", 150, "TLT"));
    await day.advanceTo("15:53");
    await orderFault(day.exchange, { match, action: "status", status: 503, times: "always" });
    await day.advanceTo("16:06");
    expect((await statusOf(day.user)).lastRun).toMatchObject({
      outcome: "held",
      reasons: [{ code: "history_unconfirmed" }],
    });
  });

  it("is asked about again in the same run, as the vendor may answer a moment later", async ({ expect }) => {
    vi.spyOn(console, "error").mockImplementation(() => undefined);
    const day = await openTradingDay(youngMarket());
    await activate(day.user, "mean", meanTree("NEW", 150, "TLT"));
    await day.advanceTo("15:53");
    const match = { pathPrefix: "/tiingo/daily/NEW" };
    await orderFault(day.exchange, { match, action: "status", status: 503, times: 1 });
    await day.advanceTo("16:06");
    expect(await newestRecord(day.user, "mean")).toMatchObject({ outcome: "no_trades", targets: {} });
  });

  it("trades on a ticker that really is that young, and asks about it once", async ({ expect }) => {
    const day = await openTradingDay(youngMarket());
    await activate(day.user, "mean", meanTree("NEW", 150, "TLT"));
    await day.advanceTo("16:06");
    await tradeThrough(day, "2026-08-21");
    expect(await newestRecord(day.user, "mean")).toMatchObject({ outcome: "no_trades", targets: {} });
    const asked = await requestsSoFar(day.exchange);
    expect(asked.filter((line) => line === "GET /tiingo/daily/NEW")).toHaveLength(1);
  });
});

describe("a strategy on a ticker that has passed to another company", () => {
  /** Bars at $600 until a date, and from another one on. */
  const reused = (until: string, since: string) =>
    flatBars(
      sessionDates("2025-01-02", "2026-08-19").filter((date) => date <= until || date >= since),
      600,
    );

  it.for([
    { beside: "alone", held: "REUSED" },
    { beside: "beside another", held: "TLT" },
  ])("does not take the two for one: $beside", async ({ held }, { expect }) => {
    const day = await openTradingDay(quietMarket({ TLT: 80, REUSED: 600 }));
    await writeBars(env.MARKET, "REUSED", reused("2026-04-15", "2026-08-14"), day.exchange.clock.now());
    await activate(day.user, "mean", meanTree("REUSED", 1, held));
    await day.advanceTo("16:06");
    expect((await statusOf(day.user)).lastRun).toMatchObject({
      outcome: "held",
      reasons: [{ code: "data_missing", message: expect.stringContaining("REUSED") }],
    });
  });
});

describe("a strategy without a history", () => {
  it.for([
    { answer: { status: 200, body: { detail: "soon" } }, told: "could not be read yet" },
    { answer: { status: 503 }, told: "could not be read yet" },
    { answer: { status: 404, body: { detail: "Not found." } }, told: "the vendor does not have the ticker" },
  ])(
    "holds and says whether there is none, or nobody knows: $answer.status",
    async ({ answer, told }, { expect }) => {
      const day = await dayOn(answer);
      expect((await statusOf(day.user)).lastRun).toMatchObject({
        outcome: "held",
        reasons: [{ code: "history_missing", message: expect.stringContaining(told) }],
      });
    },
  );
});
