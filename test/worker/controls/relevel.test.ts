import { describe, it } from "vitest";
import type { Preview } from "../../../src/contract/runs.ts";
import type { Levels } from "../../../src/contract/relevel.ts";
import { expectSoundBooks, statusOf } from "../support/books.ts";
import { orderByHand, payIn } from "../support/exchange-admin.ts";
import { quietMarket } from "../support/market.ts";
import { jumpingMarket } from "../support/moving-market.ts";
import { passUntil, tradeThrough } from "../support/next-day.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay, type TradingDay } from "../support/trading-day.ts";
import { signUp, type Visitor } from "../support/visitor.ts";

const preview = (user: Visitor) => user.post<Levels>("/api/live/relevel/preview", {});
const relevel = (user: Visitor, levelHash: string) => user.post<Levels>("/api/live/relevel", { levelHash });

/** Two strategies of half of the account each; overnight one of them doubles. */
async function openAfterARise(): Promise<TradingDay> {
  const day = await openTradingDay(jumpingMarket({ SPY: [600, 1320], TLT: 80 }, "2026-08-21"));
  await activate(day.user, "stocks", fixedWeights({ SPY: 100 }), 50);
  await activate(day.user, "bonds", fixedWeights({ TLT: 100 }), 50);
  await day.advanceTo("16:06");
  await passUntil(day, "2026-08-21", "10:00");
  return day;
}

const equities = async ({ user }: TradingDay) =>
  (await statusOf(user)).strategies.map(({ performance }) => Number(performance.equity));

describe("a re-level", () => {
  it("gives each strategy its share again: cash at once, shares with the next run", async ({ expect }) => {
    const day = await openAfterARise();
    const { body: shown } = await preview(day.user);
    expect(shown.levels).toMatchObject([{ name: "stocks" }, { name: "bonds" }]);
    expect(Number(shown.levels[0]!.transfer)).toBeCloseTo(-30_000, -3);
    expect(Number(shown.levels[1]!.transfer)).toBeCloseTo(30_000, -3);

    const { status, body } = await relevel(day.user, shown.levelHash);
    expect([status, body.levels]).toEqual([200, shown.levels]);
    const [stocks, bonds] = (await statusOf(day.user)).strategies;
    expect(Number(stocks!.ledger.cash)).toBeLessThan(0);
    expect(Number(bonds!.ledger.cash)).toBeGreaterThan(20_000);
    const [first = 0, second = 1] = await equities(day);
    expect(first / second).toBeCloseTo(1, 3);
    // Money that is moved is no result: what one has gained and the other has not stays so.
    expect(stocks!.performance.timeWeightedReturn).toBeGreaterThan(0.9);
    expect(bonds!.performance.timeWeightedReturn).toBeCloseTo(0, 2);

    await tradeThrough(day, "2026-08-21");
    const after = await statusOf(day.user);
    expect(after.lastRun).toMatchObject({ slot: "2026-08-21/close", outcome: "completed" });
    for (const { ledger } of after.strategies) expect(Math.abs(Number(ledger.cash))).toBeLessThan(1_000);
    const [third = 0, fourth = 1] = await equities(day);
    expect(third / fourth).toBeCloseTo(1, 2);
    await expectSoundBooks(expect, day);
  });

  it("moves nothing when every strategy has its share", async ({ expect }) => {
    const day = await openTradingDay(quietMarket({ SPY: 600 }));
    await activate(day.user, "SPY", fixedWeights({ SPY: 100 }), 40);
    const { body } = await preview(day.user);
    expect(body.levels).toMatchObject([{ equity: "40000", target: "40000", transfer: "0" }]);
    expect((await relevel(day.user, body.levelHash)).status).toBe(200);
    await expectSoundBooks(expect, day);
  });

  it("moves what was shown, although prices have moved since", async ({ expect }) => {
    const market = quietMarket({ SPY: 600, TLT: 80 });
    const spy = market.get("SPY")!;
    const rising = spy.rows.map((row) =>
      row.date === "2026-08-20" ? { ...row, open: 600, low: 600, high: 660, close: 660 } : row,
    );
    const day = await openTradingDay(new Map([...market, ["SPY", { ...spy, rows: rising }]]), "2026-08-20", {
      startsAt: "10:00",
    });
    await activate(day.user, "stocks", fixedWeights({ SPY: 100 }), 50);
    await activate(day.user, "bonds", fixedWeights({ TLT: 100 }), 50);
    const { body: plan } = await day.user.post<Preview>("/api/live/preview", {});
    await day.user.post("/api/live/run-now", { planHash: plan.planHash });
    await day.advanceTo("12:00");
    const { body: shown } = await preview(day.user);
    await passUntil(day, "2026-08-20", "12:04");
    expect((await preview(day.user)).body.levels).not.toEqual(shown.levels);
    const { status, body } = await relevel(day.user, shown.levelHash);
    expect([status, body.levels]).toEqual([200, shown.levels]);
  });

  it("is refused when the account has changed since the preview", async ({ expect }) => {
    const day = await openAfterARise();
    const changed = { status: 409, body: { error: { code: "levels_changed" } } };
    const first = await preview(day.user);
    await payIn(day.exchange, day.keys.accountId, "500");
    expect(await relevel(day.user, first.body.levelHash)).toMatchObject(changed);
    const second = await preview(day.user);
    await orderByHand(day.exchange, day.keys, { symbol: "SPY", side: "sell", qty: "1" });
    await passUntil(day, "2026-08-21", "10:01");
    // What was sold by hand has left the ledger, and nobody owns its proceeds.
    const third = await preview(day.user);
    expect(third.body.unassignedBefore).not.toBe(second.body.unassignedBefore);
    expect(Number(third.body.levels[0]!.equity)).toBeLessThan(Number(second.body.levels[0]!.equity) - 1_000);
    expect(await relevel(day.user, second.body.levelHash)).toMatchObject(changed);
  });

  it("is refused twice with the same preview, after five minutes, and without one", async ({ expect }) => {
    const day = await openAfterARise();
    const { body } = await preview(day.user);
    expect((await relevel(day.user, body.levelHash)).status).toBe(200);
    expect(await relevel(day.user, body.levelHash)).toMatchObject({
      status: 409,
      body: { error: { code: "levels_changed" } },
    });
    const expired = { status: 409, body: { error: { code: "preview_expired" } } };
    await passUntil(day, "2026-08-21", "10:06");
    expect(await relevel(day.user, body.levelHash)).toMatchObject(expired);
    expect(await relevel(day.user, "nothing")).toMatchObject(expired);
  });

  it("is refused to somebody without an account, without strategies, and while a run is under way", async ({
    expect,
  }) => {
    const day = await openTradingDay(quietMarket({ SPY: 600 }));
    const refused = (code: string) => ({ status: 409, body: { error: { code } } });
    expect(await preview(await signUp("stranger@example.com"))).toMatchObject(refused("not_connected"));
    expect(await preview(day.user)).toMatchObject(refused("nothing_active"));
    await activate(day.user, "SPY", fixedWeights({ SPY: 100 }));
    await day.advanceTo("15:55");
    expect(await preview(day.user)).toMatchObject(refused("run_in_progress"));
  });
});
