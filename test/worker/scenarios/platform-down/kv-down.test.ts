import { describe, it, vi } from "vitest";
import { expectSoundBooks, newestRecord, statusOf } from "../../support/books.ts";
import { breakKv } from "../../support/troubles/broken-kv.ts";
import { orderFault } from "../../support/exchange-admin.ts";
import { quietMarket } from "../../support/market.ts";
import { activate, fixedWeights, meanTree } from "../../support/strategies.ts";
import { openTradingDay, type TradingDay } from "../../support/trading-day.ts";

async function openActiveDay(tree: unknown): Promise<TradingDay> {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  const day = await openTradingDay(quietMarket({ SPY: 600, TLT: 80 }));
  await activate(day.user, "strategy", tree);
  await day.advanceTo("15:52");
  return day;
}

describe("a run while KV is down", () => {
  it("takes its prices from the vendor and trades", async ({ expect }) => {
    const day = await openActiveDay(fixedWeights({ SPY: 60, TLT: 40 }));
    const repair = breakKv();
    await day.advanceTo("15:58");
    repair();
    expect((await statusOf(day.user)).lastRun).toMatchObject({ outcome: "completed" });
    expect(await newestRecord(day.user, "strategy")).toMatchObject({
      priceSources: { SPY: { source: "tiingo" }, TLT: { source: "tiingo" } },
    });
    await expectSoundBooks(expect, day);
  });

  it("downloads the histories that a decision needs and keeps none of them", async ({ expect }) => {
    const day = await openActiveDay(meanTree("SPY", 150, "TLT"));
    const repair = breakKv();
    await day.advanceTo("15:58");
    repair();
    expect(await newestRecord(day.user, "strategy")).toMatchObject({
      outcome: "completed",
      targets: { TLT: 1 },
    });
    await expectSoundBooks(expect, day);
  });

  it("holds what cannot be decided when the vendor is down, too", async ({ expect }) => {
    const day = await openActiveDay(meanTree("SPY", 150, "TLT"));
    const match = { pathPrefix: "/tiingo/daily" };
    await orderFault(day.exchange, { match, action: "status", status: 503, times: "always" });
    const repair = breakKv();
    await day.advanceTo("15:58");
    repair();
    expect((await statusOf(day.user)).lastRun).toMatchObject({
      outcome: "held",
      reasons: [{ code: "history_missing" }],
    });
    await expectSoundBooks(expect, day);
  });
});
