import { env } from "cloudflare:workers";
import { runInDurableObject } from "cloudflare:test";
import { describe, it, vi } from "vitest";
import { ControlObject } from "../../../src/durable/control/control-object.ts";
import { openPaperBroker } from "../../../src/durable/account/outside/paper-link.ts";
import { openDatabase } from "../../../src/durable/account/store/database.ts";
import { openPaperBook } from "../../../src/durable/account/store/paper-books.ts";
import { decimal } from "../../../src/engine/money/decimal.ts";
import { accountObjectOf } from "../support/account-object.ts";
import { quietMarket } from "../support/market.ts";
import { openTradingDay } from "../support/trading-day.ts";

/** Real ms: more than one question to Control may take, and less than two. */
const PATIENCE = 8_000;

describe("a practice account while Control does not answer", () => {
  it(
    "tells what it has all the same, by the rules of the calendar",
    { timeout: 30_000 },
    async ({ expect }) => {
      vi.spyOn(console, "error").mockImplementation(() => undefined);
      const { exchange, user } = await openTradingDay(quietMarket({ SPY: 600 }));
      const asked = vi
        .spyOn(ControlObject.prototype, "sessionOverrides")
        .mockImplementation(() => new Promise(() => undefined) as never);

      const answers = await runInDurableObject(await accountObjectOf(user), async (_object, { storage }) => {
        openPaperBook(openDatabase(storage), "book", decimal(1000), exchange.clock.now());
        const home = { storage, openClock: () => Promise.resolve(exchange.clock) };
        const broker = openPaperBroker(env, "u", "book", home);
        const several = (async () => [
          await broker.account(),
          await broker.positions(),
          await broker.openOrders(),
        ])();
        return Promise.race([several, scheduler.wait(PATIENCE).then(() => "no answer" as const)]);
      });

      expect(answers).toMatchObject([{ kind: "confirmed" }, { kind: "confirmed" }, { kind: "confirmed" }]);
      expect(asked).toHaveBeenCalledTimes(1);
    },
  );
});
