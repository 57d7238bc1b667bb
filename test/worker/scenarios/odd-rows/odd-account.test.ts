import { describe, it } from "vitest";
import { expectSoundBooks, statusOf } from "../../support/books.ts";
import { holdingsAtExchange } from "../../support/exchange-admin.ts";
import { quietMarket } from "../../support/market.ts";
import { activate, fixedWeights } from "../../support/strategies.ts";
import { openTradingDay } from "../../support/trading-day.ts";
import { changeAnswers } from "../../support/troubles/odd-answers.ts";

describe("an answer of the broker with a field that cannot be read", () => {
  it.for([
    { what: "no equity", path: "/v2/account", field: { equity: null } },
    { what: "no buying power", path: "/v2/account", field: { buying_power: null } },
    { what: "an empty equity", path: "/v2/account", field: { equity: "" } },
    { what: "not whether trading is blocked", path: "/v2/account", field: { trading_blocked: null } },
    { what: "no state of an asset", path: "/v2/assets/SPY", field: { status: null } },
    { what: "not whether an asset has fractions", path: "/v2/assets/SPY", field: { fractionable: null } },
  ])("that the rest makes up for keeps nobody from trading: $what", async ({ path, field }, { expect }) => {
    const day = await openTradingDay(quietMarket({ SPY: 600 }));
    await activate(day.user, "all in SPY", fixedWeights({ SPY: 100 }));
    changeAnswers((json, asked) => (asked.path === path ? { ...(json as object), ...field } : undefined));
    await day.advanceTo("16:06");
    expect((await statusOf(day.user)).lastRun).toMatchObject({ outcome: "completed", reasons: [] });
    expect(Number((await holdingsAtExchange(day.exchange))["SPY"])).toBeGreaterThanOrEqual(166);
    await expectSoundBooks(expect, day);
  });

  it("about one asset keeps nobody from trading the others, and is told", async ({ expect }) => {
    const day = await openTradingDay(quietMarket({ SPY: 600, TLT: 80 }));
    await activate(day.user, "60/40", fixedWeights({ SPY: 60, TLT: 40 }));
    changeAnswers((json, asked) =>
      asked.path === "/v2/assets/TLT" ? { ...(json as object), tradable: null } : undefined,
    );
    await day.advanceTo("16:06");
    expect((await statusOf(day.user)).lastRun).toMatchObject({
      outcome: "completed_adjusted",
      reasons: [{ code: "not_tradable", symbol: "TLT" }],
    });
    expect(Object.keys(await holdingsAtExchange(day.exchange))).toEqual(["SPY"]);
    await expectSoundBooks(expect, day);
  });
});
