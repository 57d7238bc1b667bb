import { describe, it, onTestFinished } from "vitest";
import { newYorkInstant } from "../../../src/engine/calendar/new-york.ts";
import { openExchange } from "../support/client.ts";
import type { AlpacaClient, Update } from "../support/clients/alpaca-client.ts";
import { alpacaClient3 } from "../support/clients/alpaca-client-3.ts";
import { alpacaClient4 } from "../support/clients/alpaca-client-4.ts";
import { Inbox } from "../support/inbox.ts";
import { present } from "../support/present.ts";
import { listening, serveValidated } from "../support/validated-exchange.ts";

/** A client of a new exchange with an account of $10,000, at 15:45 of a Friday. */
async function openDay(make: typeof alpacaClient3) {
  const exchange = openExchange();
  const keys = exchange.addAccount({ cash: "10000" });
  const served = await serveValidated(exchange);
  const client: AlpacaClient = make(served.url, keys);
  const pass = () => exchange.clock.advanceTo(exchange.clock.now() + 1_000);
  return { exchange, client, pass, served };
}

for (const [version, make] of [
  ["3", alpacaClient3],
  ["4", alpacaClient4],
] as const) {
  describe(`Alpaca's own client, version ${version}`, () => {
    it("reads the account, the market and its prices", async ({ expect }) => {
      const { exchange, client, served } = await openDay(make);
      expect(await client.account()).toMatchObject({ status: "ACTIVE", cash: "10000" });
      expect(await client.forbidShorting(true)).toBe(true);
      expect(await client.symbols()).toEqual(["BRK.B", "CALM", "DEAR", "PENNY"]);
      expect(await client.isOpen()).toBe(true);
      expect(await client.closes("2026-11-25", "2026-11-27")).toEqual(["16:00", "13:00"]);
      expect(await client.latestPrice("CALM")).toBe(100);
      expect(await client.dailyCloses("CALM", "2026-11-16", "2026-11-18")).toEqual([100, 100, 100]);
      await exchange.clock.advanceTo(newYorkInstant("2026-11-23", "10:00"));
      expect(await client.equities()).toEqual([10_000, 10_000]);
      expect(served.mismatches).toEqual([]);
    });

    it("places, replaces and cancels orders", async ({ expect }) => {
      const { client, pass, served } = await openDay(make);
      const placed = await client.place({
        symbol: "CALM",
        side: "buy",
        qty: "2",
        limitPrice: "95",
        clientOrderId: "run-1",
      });
      await client.place({ symbol: "DEAR", side: "buy", qty: "1", limitPrice: "390" });
      expect(placed).toMatchObject({ status: "pending_new", qty: "2", filledQty: "0" });
      await pass();
      expect(await client.openOrders()).toHaveLength(2);
      const replaced = await client.replace(present(placed.id), { qty: "3" });
      await pass();
      expect(await client.read(present(placed.id))).toMatchObject({ status: "replaced" });
      expect(await client.read(present(replaced.id))).toMatchObject({ status: "new", qty: "3" });
      await client.cancel(present(replaced.id));
      await pass();
      expect(await client.read(present(replaced.id))).toMatchObject({ status: "canceled" });
      expect(await client.cancelAll()).toBe(1);
      await pass();
      expect(await client.openOrders()).toEqual([]);
      expect(served.mismatches).toEqual([]);
    });

    it("buys, and closes its positions one by one and all at once", async ({ expect }) => {
      const { client, pass, served } = await openDay(make);
      for (const [symbol, qty] of [
        ["CALM", "2.5"],
        ["DEAR", "1"],
        ["BRK.B", "3"],
      ] as const) {
        await client.place({ symbol, side: "buy", qty });
      }
      await pass();
      expect(await client.positions()).toMatchObject([
        { symbol: "BRK.B", qty: "3" },
        { symbol: "CALM", qty: "2.5" },
        { symbol: "DEAR", qty: "1" },
      ]);
      const closing = await client.close("BRK.B");
      await pass();
      expect(await client.read(present(closing.id))).toMatchObject({ status: "filled", filledQty: "3" });
      expect(await client.closeAll()).toEqual(["CALM", "DEAR"]);
      await pass();
      expect(await client.positions()).toEqual([]);
      // Several fills of one millisecond come in no order of their own.
      const filled = (await client.fills()).map(Number).toSorted((a, b) => a - b);
      expect(filled).toEqual([1, 1, 2.5, 2.5, 3, 3]);
      expect(served.mismatches).toEqual([]);
    });

    it("is told of its orders as they fill", async ({ expect }) => {
      const { client, pass, served } = await openDay(make);
      onTestFinished(() => client.leave());
      const updates = new Inbox<Update>();
      client.listen((update) => updates.add(update));
      await listening(served);
      const placed = await client.place({ symbol: "CALM", side: "buy", qty: "2" });
      await pass();
      const fill = await updates.first(({ event }) => event === "fill");
      expect(fill).toEqual({ event: "fill", orderId: placed.id, price: "100.01" });
      expect(updates.all().map(({ event }) => event)).toEqual(["pending_new", "new", "fill"]);
      expect(served.mismatches).toEqual([]);
    });
  });
}
