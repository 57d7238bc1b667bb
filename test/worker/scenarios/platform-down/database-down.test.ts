import { env } from "cloudflare:workers";
import { describe, it, vi } from "vitest";
import type { HistoryRow } from "../../../../src/contract/history.ts";
import { rowsOf } from "../../support/account-tables.ts";
import { expectSoundBooks, historyOf, statusOf } from "../../support/books.ts";
import { holdingsAtExchange } from "../../support/exchange-admin.ts";
import { listenForAlerts } from "../../support/notifications.ts";
import { breakD1, breakDelivery } from "../../support/troubles/broken-d1.ts";
import { quietMarket } from "../../support/market.ts";
import { activate, fixedWeights } from "../../support/strategies.ts";
import { openTradingDay } from "../../support/trading-day.ts";

describe("a run while D1 is down", () => {
  it("trades all the same, and history arrives when D1 is back", async ({ expect }) => {
    const log = vi.spyOn(console, "error").mockImplementation(() => undefined);
    const day = await openTradingDay(quietMarket({ SPY: 600, TLT: 80 }));
    await activate(day.user, "60/40", fixedWeights({ SPY: 60, TLT: 40 }));
    const repair = breakD1();
    await day.advanceTo("16:04");
    expect(Object.keys(await holdingsAtExchange(day.exchange))).toEqual(["SPY", "TLT"]);
    expect(log.mock.calls.flat()).toContainEqual(
      expect.objectContaining({ event: "outbox_delivery_failed", kind: "execution" }),
    );

    repair();
    expect(await historyOf(day.user, "60/40")).toEqual([]);
    expect((await statusOf(day.user)).lastRun).toMatchObject({ state: "reported", outcome: "completed" });
    await day.advanceTo("16:06");
    expect(await historyOf(day.user, "60/40")).toMatchObject([
      { slot: "2026-08-20/close", outcome: "completed", buys: 2 },
    ]);
    await expectSoundBooks(expect, day);
  });
});

describe("an activation whose bot is gone from D1 before it has arrived there", () => {
  it("keeps nothing else from arriving: an hourly strategy trades on the hour, and its history is there", async ({
    expect,
  }) => {
    const alerts = listenForAlerts();
    const day = await openTradingDay(quietMarket({ SPY: 600, TLT: 80 }), "2026-08-20", { startsAt: "09:50" });
    const repair = breakDelivery();
    const lost = await activate(day.user, "lost", fixedWeights({ SPY: 100 }), 50);
    repair();
    for (const table of ["bot_versions WHERE bot_id", "bots WHERE id"]) {
      await env.DB.prepare(`DELETE FROM ${table} = ?`).bind(lost.botId).run();
    }
    await activate(day.user, "hourly", fixedWeights({ TLT: 100 }), {
      sharePercent: 50,
      executionFrequency: "hourly",
    });
    await day.advanceTo("12:10");

    const { body } = await day.user.get<{ history: HistoryRow[] }>("/api/live/history");
    expect(body.history.map(({ slot }) => slot)).toEqual([
      "2026-08-20/12:00",
      "2026-08-20/11:00",
      "2026-08-20/10:00",
    ]);
    expect(await rowsOf(day.user, "outbox")).toMatchObject([
      { kind: "strategy", error: expect.stringContaining("FOREIGN KEY") },
    ]);
    expect(alerts().filter(({ event }) => event === "outbox_refused")).toHaveLength(1);
  });
});
