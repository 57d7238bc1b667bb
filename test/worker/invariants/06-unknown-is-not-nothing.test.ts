import { describe, it } from "vitest";
import { rowsOf } from "../support/account-tables.ts";
import { expectSoundBooks, newestRecord, sharesOf, statusOf } from "../support/books.ts";
import {
  accountAtExchange,
  changeTiingo,
  endFaults,
  orderFault,
  requestsSoFar,
} from "../support/exchange-admin.ts";
import { quietMarket } from "../support/market.ts";
import { passUntil, tradeThrough } from "../support/next-day.ts";
import { listenForAlerts } from "../support/notifications.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay, type TradingDay } from "../support/trading-day.ts";

const NEXT = "2026-08-21";
const OWNED = { SPY: "99.75", TLT: "498.75" };
type Fault = Parameters<typeof orderFault>[1];

/** The afternoon of the second day of a strategy that has what it wants. */
async function openSecondDay(): Promise<TradingDay> {
  listenForAlerts();
  const day = await openTradingDay(quietMarket({ SPY: 600, TLT: 80 }));
  await activate(day.user, "60/40", fixedWeights({ SPY: 60, TLT: 40 }));
  await day.advanceTo("16:06");
  await passUntil(day, NEXT, "15:40");
  return day;
}

const DOWN = { action: "status", status: 503, times: "always" } as const;
/** What is told of the account as a whole makes the run miss its slot; a row in doubt has those who own the symbol hold. */
const UNANSWERED: readonly { what: string; outcome?: "held"; fault: Fault }[] = [
  { what: "positions that are not told", fault: { match: { pathPrefix: "/v2/positions" }, ...DOWN } },
  { what: "an account that is not told", fault: { match: { pathPrefix: "/v2/account" }, ...DOWN } },
  {
    what: "open orders that are not told",
    fault: { match: { method: "GET", pathPrefix: "/v2/orders" }, ...DOWN },
  },
  {
    what: "a position without its quantity",
    outcome: "held",
    fault: {
      match: { pathPrefix: "/v2/positions" },
      action: "omit-fields",
      fields: ["qty"],
      times: "always",
    },
  },
  {
    what: "an account without its cash",
    fault: { match: { pathPrefix: "/v2/account" }, action: "omit-fields", fields: ["cash"], times: "always" },
  },
];

describe("a question to the broker that was not answered", () => {
  it.for(UNANSWERED)("is never taken for zero or for flat: $what", async (unanswered, { expect }) => {
    const { fault, outcome = "missed" } = unanswered;
    const day = await openSecondDay();
    const { orders } = await accountAtExchange(day.exchange);
    await orderFault(day.exchange, fault);
    await tradeThrough(day, NEXT);
    await endFaults(day.exchange);
    expect((await accountAtExchange(day.exchange)).orders).toEqual(orders);
    const status = await statusOf(day.user);
    expect(status.lastRun).toMatchObject({ slot: `${NEXT}/close`, outcome });
    expect(sharesOf(status, "60/40")).toEqual(OWNED);
    await expectSoundBooks(expect, day);
  });
});

describe("a price that nobody tells", () => {
  it("never means zero: the strategy keeps what it has, and its value is not known", async ({ expect }) => {
    const day = await openSecondDay();
    await changeTiingo(day.exchange, { dropped: ["TLT"] });
    await orderFault(day.exchange, { match: { pathPrefix: "/v2/stocks/snapshots" }, ...DOWN });
    await tradeThrough(day, NEXT);
    expect(await newestRecord(day.user, "60/40")).toMatchObject({ outcome: "held", targets: null });
    expect(sharesOf(await statusOf(day.user), "60/40")).toEqual(OWNED);
    await expectSoundBooks(expect, day);
  });
});

describe("an order of which it is not known whether it was sent", () => {
  it("is neither sent nor unsent until it was looked up", async ({ expect }) => {
    listenForAlerts();
    const day = await openTradingDay(quietMarket({ SPY: 600 }));
    await activate(day.user, "SPY", fixedWeights({ SPY: 100 }));
    const sending = { method: "POST", pathPrefix: "/v2/orders" };
    await day.advanceTo("15:54");
    await orderFault(day.exchange, { match: sending, action: "drop-after-effect" });
    // The run may look whether orders are open from before; of those that it sends nothing is told.
    for (const match of [{ query: "status=all" }, { pathPrefix: "/v2/orders:by_client_order_id" }]) {
      await orderFault(day.exchange, { match, ...DOWN });
    }
    await passUntil(day, "2026-08-20", "15:56:30");
    const posts = async () =>
      (await requestsSoFar(day.exchange)).filter((line) => line === "POST /v2/orders");
    expect(await posts()).toHaveLength(1);
    expect(await rowsOf(day.user, "orders")).toMatchObject([{ state: "unknown", filled_quantity: "0" }]);

    await endFaults(day.exchange);
    await day.advanceTo("16:06");
    expect(await posts()).toHaveLength(1);
    expect((await statusOf(day.user)).lastRun).toMatchObject({ outcome: "completed" });
    await expectSoundBooks(expect, day);
  });
});
