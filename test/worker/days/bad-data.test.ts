import { describe, it, vi } from "vitest";
import { expectSoundBooks, historyOf, newestRecord, sharesOf, statusOf } from "../support/books.ts";
import { changeTiingo, orderFault } from "../support/exchange-admin.ts";
import { quietMarket } from "../support/market.ts";
import { passUntil, tradeThrough } from "../support/next-day.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay, type TradingDay } from "../support/trading-day.ts";
import type { ActivationTerms } from "../../../src/contract/strategies.ts";

const NEXT_DAY = "2026-08-21";
const TO_SHY = { policy: "safe_asset", symbol: "SHY" } as const;

/** A strategy that has held TLT since yesterday, of which nobody tells the price today. */
async function dayWithoutPriceOf(
  tickers: readonly string[],
  onBadData?: ActivationTerms["onBadData"],
): Promise<TradingDay> {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  const day = await openTradingDay(quietMarket({ TLT: 80, SHY: 82 }));
  await activate(day.user, "bonds", fixedWeights({ TLT: 100 }), { onBadData });
  await day.advanceTo("16:06");
  await passUntil(day, NEXT_DAY, "15:40");
  await changeTiingo(day.exchange, { dropped: [...tickers] });
  const match = { pathPrefix: "/v2/stocks/snapshots" };
  await orderFault(day.exchange, { match, action: "status", status: 500, times: "always" });
  await tradeThrough(day, NEXT_DAY);
  return day;
}

const holdings = async ({ user }: TradingDay) => Object.keys(sharesOf(await statusOf(user), "bonds"));

describe("a strategy whose data cannot be trusted", () => {
  it("holds, unless its owner said otherwise", async ({ expect }) => {
    const day = await dayWithoutPriceOf(["TLT"]);
    const [today] = await historyOf(day.user, "bonds");
    expect(today).toMatchObject({
      outcome: "held",
      errorMessage: "the price of TLT is that of an earlier close",
    });
    expect(await holdings(day)).toEqual(["TLT"]);
    await expectSoundBooks(expect, day);
  });

  it("is skipped where its owner said so", async ({ expect }) => {
    const day = await dayWithoutPriceOf(["TLT"], { policy: "skip" });
    expect((await historyOf(day.user, "bonds")).map(({ outcome }) => outcome)).toEqual([
      "skipped",
      "completed",
    ]);
    expect((await statusOf(day.user)).lastRun).toMatchObject({ outcome: "held" });
    expect(await holdings(day)).toEqual(["TLT"]);
  });

  it("goes to its safe asset where its owner named one", async ({ expect }) => {
    const day = await dayWithoutPriceOf(["TLT"], TO_SHY);
    expect(await newestRecord(day.user, "bonds")).toMatchObject({
      outcome: "completed_adjusted",
      targets: { SHY: 1 },
      planned: { sells: [{ symbol: "TLT", reason: "exit" }], buys: [{ symbol: "SHY", reason: "enter" }] },
    });
    expect((await statusOf(day.user)).lastRun).toMatchObject({
      reasons: [{ code: "price_refused", message: expect.stringContaining("it goes to SHY") }],
    });
    expect(await holdings(day)).toEqual(["SHY"]);
    await expectSoundBooks(expect, day);
  });

  it("holds when its safe asset has no good price either", async ({ expect }) => {
    const day = await dayWithoutPriceOf(["TLT", "SHY"], TO_SHY);
    expect((await historyOf(day.user, "bonds")).map(({ outcome }) => outcome)).toEqual(["held", "completed"]);
    expect(await holdings(day)).toEqual(["TLT"]);
  });

  it("comes back from its safe asset as soon as it can be decided again", async ({ expect }) => {
    const day = await dayWithoutPriceOf(["TLT"], TO_SHY);
    await changeTiingo(day.exchange, { dropped: [] });
    await tradeThrough(day, "2026-08-24");
    expect(await holdings(day)).toEqual(["TLT"]);
    await expectSoundBooks(expect, day);
  });
});

describe("a policy for bad data", () => {
  it("is part of the activation and is shown with it", async ({ expect }) => {
    const day = await openTradingDay(quietMarket({ TLT: 80, SHY: 82 }));
    const strategy = await activate(day.user, "bonds", fixedWeights({ TLT: 100 }), { onBadData: TO_SHY });
    expect(strategy.onBadData).toEqual(TO_SHY);
    expect((await statusOf(day.user)).strategies).toMatchObject([{ onBadData: TO_SHY }]);
  });

  it.for([
    { what: "names no symbol", onBadData: { policy: "safe_asset" }, status: 400, code: "invalid_input" },
    {
      what: "names what the broker does not trade",
      onBadData: { policy: "safe_asset", symbol: "NONE" },
      status: 409,
      code: "safe_asset_not_tradable",
    },
  ])("is refused when it $what", async ({ onBadData, status, code }, { expect }) => {
    const { user } = await openTradingDay(quietMarket({ TLT: 80 }));
    const bot = await user.post<{ id: string }>("/api/bots", {
      name: "bonds",
      tree: fixedWeights({ TLT: 100 }),
    });
    const answer = await user.post("/api/live/activate", { botId: bot.body.id, onBadData });
    expect(answer).toMatchObject({ status, body: { error: { code } } });
  });
});
