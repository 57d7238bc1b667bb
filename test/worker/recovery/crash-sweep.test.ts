import { describe, it, type ExpectStatic, vi } from "vitest";
import { killAccount } from "../support/account-object.ts";
import { expectSoundBooks, sharesOf, statusOf } from "../support/books.ts";
import { swept } from "../../support/sweep.ts";
import { accountAtExchange, orderByHand } from "../support/exchange-admin.ts";
import { quietMarket } from "../support/market.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay, type TradingDay } from "../support/trading-day.ts";

/** How many requests the account sends to its broker in the run; the uninterrupted one is checked for it. */
const REQUESTS = 39;
/** Those of the run up to the first looks at its buys, and those of its end; the looks in between are all alike. */
const INTERRUPTED = Array.from({ length: REQUESTS }, (_, nth) => nth).filter(
  (nth) => nth < 21 || nth >= REQUESTS - 6,
);
/** Before the request has arrived, or when it has had its effect and the answer is on its way. */
const MOMENTS = ["before its effect", "before its answer"] as const;
type Moment = (typeof MOMENTS)[number];
const KILLS = INTERRUPTED.flatMap((nth) => MOMENTS.map((moment) => ({ nth, moment })));
/** How many of the kills `npm test` tries. */
const FEW = 12;
const POLL_MS = 5;
/** Much longer than the object lives: it is killed while it waits. */
const WITHHELD_MS = 60_000;

interface Interception {
  readonly names: string[];
  /** Resolves when the n-th request is withheld. */
  readonly reached: () => Promise<void>;
}

/** Counts the account's requests to its broker, and never answers the n-th. */
function withhold(nth: number, moment: Moment): Interception {
  const answerNormally = vi.mocked(globalThis.fetch).getMockImplementation();
  if (!answerNormally) throw new Error("the trading day must be open");
  const names: string[] = [];
  const state = { reached: false };
  vi.mocked(globalThis.fetch).mockImplementation(async (input, init) => {
    const request = new Request(input, init);
    const { pathname } = new URL(request.url);
    if (!pathname.startsWith("/v2/")) return answerNormally(request);
    names.push(`${request.method} ${pathname}`);
    if (names.length - 1 !== nth) return answerNormally(request);
    const answer = moment === "before its answer" ? await answerNormally(request) : undefined;
    state.reached = true;
    await scheduler.wait(WITHHELD_MS);
    return answer ?? new Response(null, { status: 504 });
  });
  return {
    names,
    reached: async () => {
      while (!state.reached) await scheduler.wait(POLL_MS);
    },
  };
}

/** A strategy that owns 500 OLD and $60,000, and wants two thirds in NEW and one in SAME: a sell and two buys. */
async function beforeTheRun(): Promise<TradingDay> {
  const day = await openTradingDay(quietMarket({ OLD: 80, NEW: 40, SAME: 20 }));
  await orderByHand(day.exchange, day.keys, { symbol: "OLD", side: "buy", qty: "500" });
  await day.advanceTo("15:44:30");
  const { botId } = await activate(day.user, "switch", fixedWeights({ NEW: 66, SAME: 34 }));
  const adopted = { symbol: "OLD", quantity: "500" };
  await day.user.post(`/api/live/strategies/${botId}/adopt`, adopted);
  await day.advanceTo("15:54");
  return day;
}

/** What the day came to: orders at the broker without their ids and times, shares and cash of both books. */
async function outcomeOf(day: TradingDay) {
  const { orders, cash, positions } = await accountAtExchange(day.exchange);
  const status = await statusOf(day.user);
  return {
    orders: orders
      .filter(({ client_order_id: id }) => id.startsWith("af-"))
      .map((order) => [
        order.client_order_id.slice(20),
        order.side,
        order.qty,
        order.filled_qty,
        order.status,
      ])
      .toSorted((a, b) => String(a).localeCompare(String(b))),
    cash,
    positions,
    outcome: status.lastRun?.outcome,
    shares: sharesOf(status, "switch"),
    ledgerCash: status.strategies[0]?.ledger.cash,
  };
}

const uninterrupted = (expect: ExpectStatic) => ({
  orders: [
    [expect.stringContaining("NEW-buy-1"), "buy", "1645.79270625", "1645.79270625", "filled"],
    [expect.stringContaining("OLD-sell-1"), "sell", "500", "500", "filled"],
    [expect.stringContaining("SAME-buy-1"), "buy", "1695.6652125", "1695.6652125", "filled"],
  ],
  outcome: "completed",
  shares: { NEW: "1645.79270625", SAME: "1695.6652125" },
});

describe("a run of a sell and two buys", () => {
  it("sends so many requests when nobody interrupts it", async ({ expect }) => {
    const day = await beforeTheRun();
    const { names } = withhold(Infinity, "before its effect");
    await day.advanceTo("16:02");
    expect(names).toHaveLength(REQUESTS);
    expect(await outcomeOf(day)).toMatchObject(uninterrupted(expect));
    await expectSoundBooks(expect, day);
  });

  it.for(swept(KILLS, FEW))(
    "comes to the same when the object dies at request $nth, $moment",
    async ({ nth, moment }, { expect }) => {
      const day = await beforeTheRun();
      const { reached } = withhold(nth, moment);
      const rest = day.advanceTo("16:02");
      await reached();
      await killAccount(day.user);
      await rest;
      expect(await outcomeOf(day)).toMatchObject(uninterrupted(expect));
      await expectSoundBooks(expect, day);
    },
  );
});
