import { env } from "cloudflare:workers";
import { describe, it, vi } from "vitest";
import { openD1 } from "../../../src/db/database.ts";
import { notifications } from "../../../src/db/schema/index.ts";
import { newYorkInstant, parseTimestamp, utcTimestamp } from "../../../src/engine/calendar/new-york.ts";
import { ask, correctFill } from "../support/exchange-admin.ts";
import { quietMarket } from "../support/market.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay, tick } from "../support/trading-day.ts";

const NEXT = "2026-08-21";
/** The broker's clock is so much behind ours, ms. */
const BEHIND = 1_000;

/** The broker stamps orders by a clock that is behind ours: what it is asked for `after` an instant is later on ours. */
function stampLate(): void {
  const answerNormally = vi.mocked(globalThis.fetch).getMockImplementation();
  if (!answerNormally) throw new Error("the trading day must be open");
  vi.mocked(globalThis.fetch).mockImplementation(async (input, init) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    const after =
      url.pathname === "/v2/orders" ? parseTimestamp(url.searchParams.get("after") ?? "") : undefined;
    if (after === undefined) return answerNormally(request);
    url.searchParams.set("after", utcTimestamp(after + BEHIND));
    return answerNormally(new Request(url, request));
  });
}

describe("the morning after at a broker whose clock is behind ours", () => {
  it("finds a bust of the very first order, too", async ({ expect }) => {
    const day = await openTradingDay(quietMarket({ SPY: 600 }));
    await ask(day.exchange, "PATCH", "/admin/settings", { clockSkew: -BEHIND });
    stampLate();
    await activate(day.user, "all in", fixedWeights({ SPY: 100 }));
    await day.advanceTo("16:06");
    await correctFill(day.exchange, day.keys.accountId, { filledQty: "100" });
    await day.exchange.clock.advanceTo(newYorkInstant(NEXT, "09:00"));
    await tick();

    const told = await openD1(env.DB).select().from(notifications);
    expect(told.map(({ kind }) => kind)).toContain("fills_corrected");
  });
});
