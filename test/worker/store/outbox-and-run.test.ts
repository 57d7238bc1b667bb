import { runInDurableObject } from "cloudflare:test";
import { describe, it } from "vitest";
import { Account } from "../../../src/durable/account/account.ts";
import type { Outside } from "../../../src/durable/account/outside/outside.ts";
import { post } from "../../../src/durable/account/store/outbox.ts";
import { NO_OVERRIDES } from "../../../src/engine/calendar/overrides.ts";
import { accountObjectOf } from "../support/account-object.ts";
import { quietMarket } from "../support/market.ts";
import { activate, fixedWeights } from "../support/strategies.ts";
import { openTradingDay } from "../support/trading-day.ts";

/** A message that waits for D1. */
const waiting = (id: string) =>
  ({
    kind: "notification",
    row: { id, userId: "u", kind: "daily_summary", createdAt: "", payload: "{}", deliveredAt: null },
  }) as const;

describe("an outbox of several messages, when a run is claimed while the first one is delivered", () => {
  it("is left for later: the run waits for one message at the most", async ({ expect }) => {
    const { exchange, slot, user } = await openTradingDay(quietMarket({ SPY: 600 }));
    await activate(user, "SPY", fixedWeights({ SPY: 100 }));
    await exchange.clock.advanceTo(slot.dispatchAt - 1_000);

    const delivered: string[] = [];
    const wakes: (number | null)[] = [];
    await runInDurableObject(await accountObjectOf(user), async (_object, { storage }) => {
      // D1 is slow: each message takes its time, in which the run of the close is claimed.
      const outside = {
        userId: "u",
        openClock: () => Promise.resolve(exchange.clock),
        wake: (at: number | null) => Promise.resolve(void wakes.push(at)),
        sessionOverrides: () => Promise.resolve(NO_OVERRIDES),
        async deliver({ kind }: { kind: string }) {
          delivered.push(kind);
          if (delivered.length === 1) await account.dispatch(slot.id);
        },
      } as unknown as Outside;
      const account: Account = new Account(storage, outside);
      for (const id of ["first", "second", "third"]) post(account.database, waiting(id));
      await account.exclusive((clock) => account.deliverAndArm(clock));
    });

    expect(delivered).toHaveLength(1);
    expect(wakes.at(-1)).toBe(exchange.clock.now());
  });
});
