import { describe, type ExpectStatic, it } from "vitest";
import type { Levels } from "../../../src/contract/relevel.ts";
import type { Preview } from "../../../src/contract/runs.ts";
import type { ActivationTerms } from "../../../src/contract/strategies.ts";
import { expectSoundBooks, newestRecord, sharesOf, statusOf } from "../support/books.ts";
import { accountAtExchange, ask } from "../support/exchange-admin.ts";
import { quietMarket } from "../support/market.ts";
import { jumpingMarket } from "../support/moving-market.ts";
import { passUntil, tradeThrough } from "../support/next-day.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay, type TradingDay } from "../support/trading-day.ts";
import { type ActionLists, listActions } from "../support/vendors/listed-actions.ts";

const [EX_DATE, NEXT_DAY] = ["2026-08-21", "2026-08-24"];
const HOUR = 3_600_000;
const BOOKED_IN_THE_NIGHT = 10 * HOUR;

const MIXED = fixedWeights({ STOCK: 50, TLT: 50 });

/** The day before STOCK at $400 splits: a strategy of half STOCK, half TLT has bought both. */
async function dayBefore(tree = MIXED, terms: Partial<ActivationTerms> = {}): Promise<TradingDay> {
  const day = await openTradingDay(quietMarket({ STOCK: 400, TLT: 80, SHY: 82 }));
  await activate(day.user, "mixed", tree, terms);
  await day.advanceTo("16:06");
  return day;
}

/** Scripts a split that the broker books some time after the open of its day, and tells of some time after it. */
async function splitBooked(
  { exchange }: TradingDay,
  factor: number,
  bookedAfter: number,
  toldAfter = bookedAfter,
): Promise<void> {
  const split = { type: "split", symbol: "STOCK", date: EX_DATE, factor, bookedAfter, toldAfter };
  await ask(exchange, "POST", "/admin/corporate-actions", split);
}

const orders = async ({ exchange }: TradingDay) => (await accountAtExchange(exchange)).orders.length;

async function expectLeftAlone(expect: ExpectStatic, day: TradingDay, code: string, told: string) {
  expect((await statusOf(day.user)).lastRun).toMatchObject({
    outcome: "held",
    reasons: [{ code, message: expect.stringContaining(told) }],
  });
}

describe("a split that the broker has not booked yet", () => {
  it.for([
    { factor: 2, terms: "2 for 1" },
    { factor: 0.1, terms: "10 joined into 1" },
  ])(
    "of $factor for one trades nothing, is told, and is over once it is booked",
    async ({ factor, terms }, { expect }) => {
      const day = await dayBefore();
      const bought = await orders(day);
      const { strategyValueAfter } = await newestRecord(day.user, "mixed");
      await splitBooked(day, factor, BOOKED_IN_THE_NIGHT);
      await tradeThrough(day, EX_DATE);
      await expectLeftAlone(
        expect,
        day,
        "shares_not_booked",
        `STOCK has split today (${terms}), and the broker has not booked the shares yet`,
      );
      expect(await orders(day)).toBe(bought);
      // Its shares are worth what they were: they are those from before the split, at a price from before it.
      expect(await newestRecord(day.user, "mixed")).toMatchObject({
        strategyValueBefore: strategyValueAfter,
      });

      await tradeThrough(day, NEXT_DAY);
      expect((await statusOf(day.user)).lastRun).toMatchObject({ outcome: "no_trades" });
      expect(await orders(day)).toBe(bought);
      expect(Number(sharesOf(await statusOf(day.user), "mixed")["STOCK"])).toBeCloseTo(124.6875 * factor, 6);
      await expectSoundBooks(expect, day);
    },
  );

  it("is waited for on the days after, too", async ({ expect }) => {
    const day = await dayBefore();
    const bought = await orders(day);
    await splitBooked(day, 2, 3 * 24 * HOUR + BOOKED_IN_THE_NIGHT);
    await tradeThrough(day, EX_DATE);
    await tradeThrough(day, NEXT_DAY);
    await expectLeftAlone(expect, day, "shares_not_booked", `STOCK has split on ${EX_DATE} (2 for 1)`);
    await tradeThrough(day, "2026-08-25");
    expect((await statusOf(day.user)).lastRun).toMatchObject({ outcome: "no_trades" });
    expect(await orders(day)).toBe(bought);
  });

  it("is seen in a preview of that morning, and divides no account anew", async ({ expect }) => {
    const day = await dayBefore();
    await splitBooked(day, 2, BOOKED_IN_THE_NIGHT);
    await passUntil(day, EX_DATE, "11:00");
    const { body: shown } = await day.user.post<Preview>("/api/live/preview", { kind: "rebalance" });
    expect(shown).toMatchObject({
      orders: [],
      strategies: [{ targets: null, heldBecause: expect.stringContaining("has not booked the shares yet") }],
    });
    const levels = await day.user.post<Levels>("/api/live/relevel/preview", {});
    expect(levels).toMatchObject({
      status: 409,
      body: { error: { code: "in_doubt", message: expect.stringContaining("STOCK has split today") } },
    });
  });

  it("keeps its shares out of a way to cash, and sells the others", async ({ expect }) => {
    const day = await dayBefore();
    await splitBooked(day, 0.1, BOOKED_IN_THE_NIGHT);
    await passUntil(day, EX_DATE, "11:00");
    const { body } = await day.user.post<Preview>("/api/live/preview", { kind: "go_to_cash" });
    expect(body.orders).toMatchObject([{ symbol: "TLT", side: "sell" }]);
    expect(body.reasons).toMatchObject([{ code: "in_doubt", symbol: "STOCK" }]);
  });

  it("sends nobody to a safe asset, which would sell what is in doubt", async ({ expect }) => {
    const day = await dayBefore(MIXED, { onBadData: { policy: "safe_asset", symbol: "SHY" } });
    const bought = await orders(day);
    await splitBooked(day, 0.1, BOOKED_IN_THE_NIGHT);
    await tradeThrough(day, EX_DATE);
    await expectLeftAlone(expect, day, "shares_not_booked", "10 joined into 1");
    expect(await orders(day)).toBe(bought);
  });

  it("does not keep others from trading", async ({ expect }) => {
    const day = await openTradingDay(quietMarket({ STOCK: 400, TLT: 80 }));
    await activate(day.user, "mixed", MIXED, 50);
    await day.advanceTo("16:06");
    await splitBooked(day, 2, BOOKED_IN_THE_NIGHT);
    await activate(day.user, "bonds", fixedWeights({ TLT: 100 }), 50);
    await tradeThrough(day, EX_DATE);
    expect(await newestRecord(day.user, "bonds")).toMatchObject({ outcome: "completed" });
    expect(await newestRecord(day.user, "mixed")).toMatchObject({ outcome: "held" });
  });

  it("is not waited for where nobody held the shares", async ({ expect }) => {
    const day = await dayBefore(fixedWeights({ TLT: 100 }), { sharePercent: 50 });
    await splitBooked(day, 2, BOOKED_IN_THE_NIGHT);
    await activate(day.user, "stocks", fixedWeights({ STOCK: 100 }), 50);
    await tradeThrough(day, EX_DATE);
    await tradeThrough(day, NEXT_DAY);
    expect(await newestRecord(day.user, "stocks")).not.toMatchObject({ outcome: "held" });
  });
});

describe("a split of shares that a strategy had until that morning", () => {
  const LEAVES = [
    {
      how: "ends, and leaves them in the account",
      leave: (day: TradingDay, botId: string) =>
        day.user.post("/api/live/deactivate", { botId, holdings: "keep" }),
    },
    {
      how: "releases them",
      leave: (day: TradingDay, botId: string) =>
        day.user.post(`/api/live/strategies/${botId}/release`, { symbol: "STOCK", quantity: "62.34375" }),
    },
  ];

  it.for(LEAVES)(
    "is not waited for by another that buys some, once it is booked: it $how",
    async ({ leave }, { expect }) => {
      const day = await openTradingDay(quietMarket({ STOCK: 400, TLT: 80 }));
      const { botId } = await activate(day.user, "mixed", MIXED, 50);
      await day.advanceTo("16:06");
      await splitBooked(day, 2, BOOKED_IN_THE_NIGHT);
      await passUntil(day, EX_DATE, "08:00");
      expect((await leave(day, botId)).status).toBe(200);
      await activate(day.user, "stocks", fixedWeights({ STOCK: 100 }), 50);
      await tradeThrough(day, EX_DATE);
      expect(Number(sharesOf(await statusOf(day.user), "stocks")["STOCK"])).toBeGreaterThan(100);
      await tradeThrough(day, NEXT_DAY);
      expect(await newestRecord(day.user, "stocks")).not.toMatchObject({ outcome: "held" });
      await expectSoundBooks(expect, day);
    },
  );
});

describe("a split whose shares have changed before the broker says why", () => {
  it("is left alone until it is explained", async ({ expect }) => {
    const day = await dayBefore();
    const bought = await orders(day);
    await splitBooked(day, 2, 0, BOOKED_IN_THE_NIGHT);
    await tradeThrough(day, EX_DATE);
    expect((await statusOf(day.user)).lastRun).toMatchObject({ outcome: "held" });
    await tradeThrough(day, NEXT_DAY);
    expect((await statusOf(day.user)).lastRun).toMatchObject({ outcome: "no_trades" });
    expect(await orders(day)).toBe(bought);
    await expectSoundBooks(expect, day);
  });
});

describe("other actions that the broker has not booked yet", () => {
  /** A day of which the list says something, and how many orders it has added. */
  async function exDateWith(lists: ActionLists, price: number): Promise<{ day: TradingDay; added: number }> {
    const day = await openTradingDay(jumpingMarket({ STOCK: [400, price], TLT: 80 }, EX_DATE));
    await activate(day.user, "mixed", MIXED);
    await day.advanceTo("16:06");
    const bought = await orders(day);
    await listActions(day.exchange, lists);
    await tradeThrough(day, EX_DATE);
    return { day, added: (await orders(day)) - bought };
  }

  it("are stock dividends", async ({ expect }) => {
    const row = { id: "s", symbol: "STOCK", rate: 0.5, ex_date: EX_DATE };
    const { day, added } = await exDateWith({ stock_dividends: [row] }, 400 / 1.5);
    expect(added).toBe(0);
    await expectLeftAlone(expect, day, "shares_not_booked", "STOCK has split today (1.5 for 1)");
  });

  it.for([
    { what: "new names", list: "name_changes", row: { old_symbol: "STOCK", new_symbol: "NEW" } },
    { what: "mergers", list: "stock_mergers", row: { acquiree_symbol: "STOCK", acquirer_symbol: "NEW" } },
    { what: "unit splits", list: "unit_splits", row: { old_symbol: "STOCK", new_symbol: "NEW" } },
  ])("are $what", async ({ list, row }, { expect }) => {
    const { day, added } = await exDateWith({ [list]: [{ id: "n", ...row, process_date: EX_DATE }] }, 401);
    expect(added).toBe(0);
    const told = "STOCK becomes NEW today, and the broker still has it under that name";
    await expectLeftAlone(expect, day, "symbol_ends", told);
  });

  it("are spin-offs, whose part of the price nobody lists", async ({ expect }) => {
    const row = { id: "o", source_symbol: "STOCK", new_symbol: "PART", ex_date: EX_DATE };
    const { day, added } = await exDateWith({ spin_offs: [row] }, 350);
    expect(added).toBe(0);
    await expectLeftAlone(expect, day, "spin_off", "part of STOCK is spun off today");
  });
});

describe("a split that is listed nowhere and that the broker has booked", () => {
  it("counts by the account's own activities, and nothing is sold for a fall that was none", async ({
    expect,
  }) => {
    const tree = {
      id: "root",
      kind: "indicator",
      conditions: [
        {
          id: "c",
          type: "if",
          metric: "Max Drawdown",
          window: 10,
          ticker: "STOCK",
          comparator: "gt",
          threshold: 0.3,
        },
      ],
      children: {
        then: [{ id: "t", kind: "position", positions: ["TLT"] }],
        else: [{ id: "e", kind: "position", positions: ["STOCK"] }],
      },
    };
    const day = await dayBefore(tree);
    const bought = await orders(day);
    await splitBooked(day, 4, 0);
    await listActions(day.exchange, {});
    await tradeThrough(day, EX_DATE);
    expect(await newestRecord(day.user, "mixed")).toMatchObject({
      outcome: "no_trades",
      targets: { STOCK: 1 },
    });
    expect(await orders(day)).toBe(bought);
  });
});

describe("shares that the broker has split, of a price that has not", () => {
  it("are left alone: there are no more of them than there were", async ({ expect }) => {
    const day = await dayBefore();
    const bought = await orders(day);
    // The exchange splits; what Tiingo and Alpaca tell of the price is that of a still market.
    await splitBooked(day, 4, 0);
    await listActions(day.exchange, {});
    const still = { tngoLast: 400, open: 400, high: 400, low: 400, prevClose: 400 };
    await ask(day.exchange, "POST", "/admin/faults", {
      match: { pathPrefix: "/iex", query: "STOCK" },
      action: "add-fields",
      fields: still,
      times: "always",
    });
    await tradeThrough(day, EX_DATE);
    expect((await statusOf(day.user)).lastRun).toMatchObject({ outcome: "held" });
    expect(await orders(day)).toBe(bought);
  });
});
