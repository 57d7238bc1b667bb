import { describe, it } from "vitest";
import type { ApiError } from "../../../src/contract/common.ts";
import type { Preview } from "../../../src/contract/runs.ts";
import { newYorkInstant, parseTimestamp } from "../../../src/engine/calendar/new-york.ts";
import { accountAtExchange } from "../support/exchange-admin.ts";
import { troubleOrders } from "../support/troubles/broker-troubles.ts";
import { quietMarket } from "../support/market.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay } from "../support/trading-day.ts";

const DATE = "2026-08-20";

describe("a strategy that is activated after the day's last dispatch", () => {
  it("cannot be run at once: such a run would not be over by the close", async ({ expect }) => {
    const day = await openTradingDay(quietMarket({ SPY: 600 }), DATE);
    await day.advanceTo("15:58");
    await activate(day.user, "SPY", fixedWeights({ SPY: 100 }));
    await troubleOrders(day.exchange, { action: "never-fill" }, {}, "always");

    const shown = await day.user.post<Preview & { error: ApiError }>("/api/live/preview", {});
    if (shown.status === 200) {
      await day.user.post("/api/live/run-now", { planHash: shown.body.planHash });
    }
    await day.advanceTo("16:10");

    const { orders } = await accountAtExchange(day.exchange);
    const lastOrderAt = newYorkInstant(DATE, "16:00") - 30_000;
    expect(orders.filter(({ submitted_at: at }) => (parseTimestamp(at) ?? 0) >= lastOrderAt)).toEqual([]);
    expect(shown).toMatchObject({ status: 409, body: { error: { code: "slot_at_hand" } } });
  });
});
