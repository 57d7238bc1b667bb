import { describe, it } from "vitest";
import { expectSoundBooks, statusOf } from "../../support/books.ts";
import { holdingsAtExchange } from "../../support/exchange-admin.ts";
import { quietMarket } from "../../support/market.ts";
import { activate, fixedWeights } from "../../support/strategies.ts";
import { openTradingDay } from "../../support/trading-day.ts";
import { changeAnswers } from "../../support/troubles/odd-answers.ts";

describe("an account in a state", () => {
  it.for(["PAPER_ONLY", "ACCOUNT_UPDATED", "A_WORD_OF_NEXT_YEAR"])(
    "that does not keep it from trading trades: %s",
    async (status, { expect }) => {
      const day = await openTradingDay(quietMarket({ SPY: 600 }));
      await activate(day.user, "all in SPY", fixedWeights({ SPY: 100 }));
      changeAnswers((json, { path }) =>
        path === "/v2/account" ? { ...(json as object), status } : undefined,
      );
      await day.advanceTo("16:06");
      expect((await statusOf(day.user)).lastRun).toMatchObject({ outcome: "completed", reasons: [] });
      expect(Object.keys(await holdingsAtExchange(day.exchange))).toEqual(["SPY"]);
      await expectSoundBooks(expect, day);
    },
  );

  it("in which it cannot trade is left alone, and its owner is told why", async ({ expect }) => {
    const day = await openTradingDay(quietMarket({ SPY: 600 }));
    await activate(day.user, "all in SPY", fixedWeights({ SPY: 100 }));
    changeAnswers((json, { path }) =>
      path === "/v2/account" ? { ...(json as object), status: "ACCOUNT_CLOSED_PENDING" } : undefined,
    );
    await day.advanceTo("16:06");
    expect((await statusOf(day.user)).lastRun).toMatchObject({
      outcome: "failed",
      reasons: [{ code: "account_blocked", message: "the account is being closed" }],
    });
    expect(await holdingsAtExchange(day.exchange)).toEqual({});
  });
});
