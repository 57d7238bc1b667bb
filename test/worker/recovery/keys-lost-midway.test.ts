import { runInDurableObject } from "cloudflare:test";
import { describe, it } from "vitest";
import { accountObjectOf, killAccount } from "../support/account-object.ts";
import { sharesOf, statusOf } from "../support/books.ts";
import { quietMarket } from "../support/market.ts";
import { passUntil } from "../support/next-day.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay, tick, type TradingDay } from "../support/trading-day.ts";

/** Makes the stored credentials impossible to open, and has the object forget the opened ones. */
async function damageCredentials({ user }: TradingDay): Promise<void> {
  await runInDurableObject(await accountObjectOf(user), (_object, state) => {
    state.storage.sql.exec("UPDATE credentials SET key_version = 99");
  });
  await killAccount(user);
}

describe("credentials that cannot be opened any more in the middle of a run", () => {
  it("do not lose the fills that are known", async ({ expect }) => {
    const day = await openTradingDay(quietMarket({ SPY: 600, TLT: 80 }));
    await activate(day.user, "60/40", fixedWeights({ SPY: 60, TLT: 40 }));
    await day.advanceTo("15:55");
    await passUntil(day, "2026-08-20", "15:55:40");
    expect((await statusOf(day.user)).lastRun?.state).toBe("buying");
    await damageCredentials(day);
    for (const minute of ["15:56", "15:59", "16:05"]) {
      await passUntil(day, "2026-08-20", minute);
      await tick();
    }
    await passUntil(day, "2026-08-20", "16:07");

    const status = await statusOf(day.user);
    expect(status.lastRun?.state).toBe("reported");
    expect(status.lastRun?.reasons.map(({ code }) => code)).toEqual(
      expect.arrayContaining(["credentials_unreadable", "order_unresolved"]),
    );
    // SPY had filled when the keys were lost; TLT rested at its limit, and what became of it cannot be asked.
    expect(sharesOf(status, "60/40")).toEqual({ SPY: "99.75" });
  });
});
