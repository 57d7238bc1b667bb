import { runInDurableObject } from "cloudflare:test";
import { describe, it } from "vitest";
import { Account } from "../../../src/durable/account/account.ts";
import { accept } from "../../../src/durable/account/commands/result.ts";
import type { Outside } from "../../../src/durable/account/outside/outside.ts";
import { post } from "../../../src/durable/account/store/outbox.ts";
import { runOf } from "../../../src/durable/account/store/runs.ts";
import { NO_OVERRIDES } from "../../../src/engine/calendar/overrides.ts";
import { accountObjectOf } from "../support/account-object.ts";
import { quietMarket } from "../support/market.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay } from "../support/trading-day.ts";

describe("a command of the owner that begins before the dispatch and ends after it", () => {
  it.for([
    { what: "the command", spends: "running" as const },
    { what: "the delivery of its messages", spends: "delivering" as const },
  ])(
    "leaves today's run due at once, when $what took so long and no other wake came",
    async ({ spends }, { expect }) => {
      const { slot, user } = await openTradingDay(quietMarket({ SPY: 600 }));
      await activate(user, "SPY", fixedWeights({ SPY: 100 }));
      const late = slot.dispatchAt + 2_000;
      const wakes: (number | null)[] = [];
      await runInDurableObject(await accountObjectOf(user), async (_object, { storage }) => {
        let now = slot.dispatchAt - 1_000;
        const pass = (during: typeof spends) => {
          if (during === spends) now = late;
        };
        const outside = {
          userId: "u",
          openClock: () => Promise.resolve({ now: () => now }),
          wake: (at: number | null) => Promise.resolve(void wakes.push(at)),
          sessionOverrides: () => Promise.resolve(NO_OVERRIDES),
          deliver: () => Promise.resolve(pass("delivering")),
        } as unknown as Outside;
        const account = new Account(storage, outside);
        const row = { id: "n", userId: "u", createdAt: "", payload: "{}", deliveredAt: null };
        post(account.database, { kind: "notification", row: { ...row, kind: "daily_summary" } });
        await account.command(() => {
          pass("running");
          return accept(null);
        });
        expect(runOf(account.database, slot.id)).toMatchObject({ state: "claimed" });
      });
      expect(wakes.at(-1)).toBe(late);
    },
  );
});
