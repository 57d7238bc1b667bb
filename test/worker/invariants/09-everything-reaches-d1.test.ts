import { describe, it } from "vitest";
import { killAccountOf, userIdOf } from "../support/account-object.ts";
import { rowsOf } from "../support/account-tables.ts";
import { breakD1 } from "../support/troubles/broken-d1.ts";
import { expectSoundBooks, historyOf, newestRecord } from "../support/books.ts";
import { orderFault } from "../support/exchange-admin.ts";
import { quietMarket } from "../support/market.ts";
import { passUntil } from "../support/next-day.ts";
import { listenForAlerts, notified } from "../support/notifications.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay } from "../support/trading-day.ts";

const DATE = "2026-08-20";

describe("what happened while D1 was down", () => {
  it("is in D1 in the end, once and whole, although the account died twice meanwhile", async ({ expect }) => {
    listenForAlerts();
    const day = await openTradingDay(quietMarket({ SPY: 600, TLT: 80 }), DATE);
    await activate(day.user, "stocks", fixedWeights({ SPY: 100 }), 50);
    await activate(day.user, "bonds", fixedWeights({ TLT: 100 }), 50);
    const owner = await userIdOf(day.user);
    const match = { method: "POST", pathPrefix: "/v2/orders" };
    await orderFault(day.exchange, {
      match,
      action: "status",
      status: 403,
      body: { code: 40310000, message: "no" },
    });
    const repair = breakD1();
    await passUntil(day, DATE, "15:55:30");
    await killAccountOf(owner);
    await passUntil(day, DATE, "16:10");
    await killAccountOf(owner);
    await passUntil(day, DATE, "16:20");

    repair();
    expect(await historyOf(day.user, "stocks")).toEqual([]);
    const waiting = (await rowsOf(day.user, "outbox")).map(({ kind }) => kind);
    expect(waiting).toEqual(["execution", "execution", "notification"]);
    await passUntil(day, DATE, "16:21");
    expect(await rowsOf(day.user, "outbox")).toEqual([]);
    const outcomes = [];
    for (const name of ["stocks", "bonds"]) {
      expect(await historyOf(day.user, name)).toHaveLength(1);
      outcomes.push((await newestRecord(day.user, name)).outcome);
    }
    expect(outcomes.toSorted()).toEqual(["completed", "failed"]);
    expect(await notified()).toMatchObject([{ kind: "run_failed", payload: { slot: day.slot.id } }]);
    await expectSoundBooks(expect, day);
  });
});
