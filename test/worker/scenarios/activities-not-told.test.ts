import { describe, it } from "vitest";
import type { Bot } from "../../../src/contract/bots.ts";
import { expectSoundBooks, historyOf, statusOf } from "../support/books.ts";
import { accountAtExchange, endFaults, orderByHand, orderFault, payIn } from "../support/exchange-admin.ts";
import { quietMarket } from "../support/market.ts";
import { passUntil, tradeThrough } from "../support/next-day.ts";
import { listenForAlerts } from "../support/notifications.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay, type TradingDay } from "../support/trading-day.ts";
import type { Answer } from "../support/visitor.ts";

const NEXT = "2026-08-21";

type Command = (day: TradingDay) => Promise<Answer<unknown>>;
type Happening = (day: TradingDay) => Promise<void>;

const sellByHand: Happening = ({ exchange, keys }) =>
  orderByHand(exchange, keys, { symbol: "SPY", side: "sell", qty: "40" });

/** What the owner does at the broker on the second day: afterwards there is less than the ledgers own. */
const GONE: readonly { what: string; code: string; happen: Happening }[] = [
  { what: "shares", code: "manual_sell", happen: sellByHand },
  {
    what: "cash",
    code: "withdrawal",
    happen: ({ exchange, keys }) => payIn(exchange, keys.accountId, "-10200"),
  },
];

/** The second day of a strategy of nine tenths of the account; the broker tells everything but activities. */
async function openSecondDay(happen: Happening): Promise<TradingDay> {
  listenForAlerts();
  const day = await openTradingDay(quietMarket({ SPY: 600, TLT: 80 }));
  await activate(day.user, "60/40", fixedWeights({ SPY: 60, TLT: 40 }), 90);
  await day.advanceTo("16:06");
  await passUntil(day, NEXT, "10:00");
  await happen(day);
  await passUntil(day, NEXT, "10:05");
  const match = { pathPrefix: "/v2/account/activities" };
  await orderFault(day.exchange, { match, action: "status", status: 503, times: "always" });
  return day;
}

const ledgerOf = async ({ user }: TradingDay) => (await statusOf(user)).strategies[0]!.ledger;

const COMMANDS: readonly { what: string; ask: Command }[] = [
  { what: "a preview", ask: ({ user }) => user.post("/api/live/preview", {}) },
  { what: "the levels", ask: ({ user }) => user.post("/api/live/relevel/preview", {}) },
  {
    what: "a release of cash",
    ask: async ({ user }) => {
      const { botId } = (await statusOf(user)).strategies[0]!;
      return user.post(`/api/live/strategies/${botId}/release`, { cash: "1" });
    },
  },
  {
    what: "an activation",
    ask: async ({ user }) => {
      const tree = fixedWeights({ TLT: 100 });
      const { body: bot } = await user.post<Bot>("/api/bots", { name: "bonds", tree });
      return user.post("/api/live/activate", { botId: bot.id });
    },
  },
];

describe.for(GONE)("missing $what of which the broker does not tell where they went", ({ code, happen }) => {
  it("are taken from no ledger: the run waits, and trades once it is told", async ({ expect }) => {
    const day = await openSecondDay(happen);
    const before = await ledgerOf(day);
    await passUntil(day, NEXT, "15:56");
    const waiting = await statusOf(day.user);
    expect(waiting.lastRun).toMatchObject({ slot: `${NEXT}/close`, state: "claimed", reasons: [] });
    expect(waiting.strategies[0]!.ledger).toEqual(before);

    await endFaults(day.exchange);
    await passUntil(day, NEXT, "16:06");
    const { lastRun } = await statusOf(day.user);
    expect(lastRun).toMatchObject({ outcome: "completed", reasons: [{ code, isNote: true }] });
    expect(await historyOf(day.user, "60/40")).toMatchObject([{ success: true }, { success: true }]);
    await expectSoundBooks(expect, day);
  });

  it("are taken from no ledger: the run is missed when it is told nothing in time", async ({ expect }) => {
    const day = await openSecondDay(happen);
    const before = await ledgerOf(day);
    const { orders } = await accountAtExchange(day.exchange);
    await tradeThrough(day, NEXT);
    const { lastRun, strategies } = await statusOf(day.user);
    expect(lastRun).toMatchObject({ outcome: "missed", reasons: [{ code: "broker_unreachable" }] });
    expect(strategies[0]!.ledger).toEqual(before);
    expect((await accountAtExchange(day.exchange)).orders).toEqual(orders);
  });
});

describe("an owner who asks for something while the broker does not tell where shares went", () => {
  it.for(COMMANDS)("is refused $what until it does, and no ledger changes", async ({ ask }, { expect }) => {
    const day = await openSecondDay(sellByHand);
    const before = await ledgerOf(day);
    expect(await ask(day)).toMatchObject({ status: 502, body: { error: { code: "broker_unreachable" } } });
    expect(await ledgerOf(day)).toEqual(before);
    expect((await statusOf(day.user)).strategies).toHaveLength(1);

    await endFaults(day.exchange);
    expect((await ask(day)).status).toBe(200);
    const left = Number(before.positions["SPY"]) - 40;
    expect(Number((await ledgerOf(day)).positions["SPY"])).toBeCloseTo(left, 9);
    await expectSoundBooks(expect, day);
  });
});
