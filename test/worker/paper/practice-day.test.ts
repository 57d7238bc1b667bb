import { env } from "cloudflare:workers";
import { describe, it, vi } from "vitest";
import { killAccount } from "../support/account-object.ts";
import { historyOf, newestRecord, sharesOf, statusOf } from "../support/books.ts";
import { accountAtExchange, scriptSplit } from "../support/exchange-admin.ts";
import { quietMarket } from "../support/market.ts";
import { jumpingMarket } from "../support/moving-market.ts";
import { tradeThrough } from "../support/next-day.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { expectAllOwned, openPracticeDay } from "./support/practice-day.ts";

const POLL_MS = 5;
/** Much longer than the object lives: it is killed while it waits. */
const WITHHELD_MS = 60_000;

/** Never answers the n-th request for prices from now on; resolves when that one has been sent. */
function withholdPrices(nth: number): () => Promise<void> {
  const answerNormally = vi.mocked(globalThis.fetch).getMockImplementation();
  if (!answerNormally) throw new Error("the trading day must be open");
  const state = { asked: 0 };
  vi.mocked(globalThis.fetch).mockImplementation(async (input, init) => {
    const request = new Request(input, init);
    if (new URL(request.url).pathname === "/iex/" && ++state.asked === nth) await scheduler.wait(WITHHELD_MS);
    return answerNormally(request);
  });
  return async () => {
    while (state.asked < nth) await scheduler.wait(POLL_MS);
  };
}

describe("a user without any brokerage account", () => {
  it("has a strategy trade on practice money, and nothing reaches a broker", async ({ expect }) => {
    const day = await openPracticeDay(quietMarket({ SPY: 600, TLT: 80 }));
    await activate(day.user, "60/40", fixedWeights({ SPY: 60, TLT: 40 }));
    await day.advanceTo("16:06");

    const status = await statusOf(day.user);
    expect(status.broker).toMatchObject({ connected: true, name: "forge_paper", isPaper: true });
    expect(status.lastRun).toMatchObject({ slot: "2026-08-20/close", outcome: "completed" });
    expect(sharesOf(status, "60/40")).toEqual({ SPY: "99.75", TLT: "498.75" });
    await expectAllOwned(expect, day);
    expect((await historyOf(day.user, "60/40")).map(({ outcome }) => outcome)).toEqual(["completed"]);
    expect((await accountAtExchange(day.exchange)).orders).toEqual([]);
  });

  it("has it rebalanced the next day, sells first", async ({ expect }) => {
    const day = await openPracticeDay(jumpingMarket({ SPY: 600, TLT: [80, 92] }, "2026-08-21"));
    await activate(day.user, "60/40", fixedWeights({ SPY: 60, TLT: 40 }));
    await day.advanceTo("16:06");
    await tradeThrough(day, "2026-08-21");

    const status = await statusOf(day.user);
    expect(status.lastRun).toMatchObject({ slot: "2026-08-21/close", outcome: "completed" });
    const positions = sharesOf(status, "60/40");
    const [stocks, bonds] = [Number(positions["SPY"]) * 600, Number(positions["TLT"]) * 92];
    expect(stocks / (stocks + bonds)).toBeCloseTo(0.6, 3);
    expect(await newestRecord(day.user, "60/40")).toMatchObject({
      planned: { sells: [{ symbol: "TLT" }], buys: [{ symbol: "SPY" }] },
    });
    await expectAllOwned(expect, day);
  });

  it("has its shares split overnight and a dividend paid, and they are the strategy's", async ({
    expect,
  }) => {
    const day = await openPracticeDay(quietMarket({ SPY: 600 }));
    await activate(day.user, "SPY", fixedWeights({ SPY: 100 }));
    await day.advanceTo("16:06");
    const before = await statusOf(day.user);
    await scriptSplit(day.exchange, "SPY", "2026-08-21", 3);
    const document = { date: "2026-08-21", actions: { SPY: { splitFactor: 3, cash: 1.5 } } };
    await env.MARKET.put("ex-dates/1/2026-08-21", JSON.stringify(document));
    await tradeThrough(day, "2026-08-21");

    const after = await statusOf(day.user);
    expect(after.lastRun).toMatchObject({ slot: "2026-08-21/close" });
    expect(["completed", "no_trades"]).toContain(after.lastRun!.outcome);
    const [shares, splitShares] = [before, after].map((status) => Number(sharesOf(status, "SPY")["SPY"]));
    const gained = Number(after.account!.equity) - Number(before.account!.equity);
    expect(gained).toBeCloseTo(shares! * 1.5, 0);
    expect(splitShares! / shares!).toBeCloseTo(3, 1);
    await expectAllOwned(expect, day);
  });

  it.for([1, 2])(
    "has the same after the object died while it asked for prices the %s. time in a run",
    async (nth, { expect }) => {
      const day = await openPracticeDay(quietMarket({ SPY: 600, TLT: 80 }));
      await activate(day.user, "60/40", fixedWeights({ SPY: 60, TLT: 40 }));
      await day.advanceTo("15:54");
      const reached = withholdPrices(nth);
      const rest = day.advanceTo("16:06");
      await reached();
      await killAccount(day.user);
      await rest;

      const status = await statusOf(day.user);
      expect(status.lastRun).toMatchObject({ state: "reported", outcome: "completed" });
      expect(sharesOf(status, "60/40")).toEqual({ SPY: "99.75", TLT: "498.75" });
      await expectAllOwned(expect, day);
    },
  );
});
