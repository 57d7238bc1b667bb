import * as fc from "fast-check";
import { describe, it } from "vitest";
import { newYorkInstant } from "../../../src/engine/calendar/new-york.ts";
import { createExchange } from "../../../sim/exchange/exchange.ts";
import { Client, FRIDAY, openExchange } from "../support/client.ts";
import { anyStep, perform, wideMarket } from "../support/random-orders.ts";
import type { Step } from "../support/random-orders.ts";
import { restarted } from "../support/restart.ts";

const AFTER_CLOSE = newYorkInstant(FRIDAY, "16:30");

/** What the account is left with after these steps; with `restarts` the exchange is stopped before each of them. */
async function life(steps: readonly Step[], seed: number, restarts: boolean) {
  const options = { market: wideMarket, time: "09:45", seed, fills: { partialChance: 0.5 } };
  let client = new Client(openExchange(options));
  const ids: string[] = [];
  for (const step of steps) {
    if (restarts) {
      const { exchange, keys } = client;
      const state = JSON.parse(JSON.stringify(exchange.snapshotState()));
      client = new Client(createExchange({ ...options, now: 0, state }), keys);
    }
    await perform(client, ids, step);
  }
  await client.exchange.clock.advanceTo(AFTER_CLOSE);
  return {
    account: await client.account(),
    positions: await client.positions(),
    orders: (await client.get("/v2/orders?status=all&limit=500")).body,
    activities: (await client.get("/v2/account/activities")).body,
  };
}

describe("an exchange that is stopped and started again", () => {
  it("lets a replacement take over that was under way", async ({ expect }) => {
    const options = { market: wideMarket, time: "15:40" };
    const before = new Client(openExchange(options));
    const order = { symbol: "WIDE", type: "limit", limit_price: "80", qty: "10" };
    const old = (await before.order(order)).body;
    await before.wait(1_000);
    const replacement = (await before.patch(`/v2/orders/${old.id}`, { qty: "5" })).body;
    const state = JSON.parse(JSON.stringify(before.exchange.snapshotState()));
    const after = new Client(createExchange({ market: wideMarket, now: 0, state }), before.keys);
    expect(await after.read(old.id)).toMatchObject({ status: "pending_replace" });
    await after.wait(1_000);
    expect(await after.read(old.id)).toMatchObject({ status: "replaced", replaced_by: replacement.id });
    expect(await after.read(replacement.id)).toMatchObject({ status: "new", qty: "5" });
  });

  it("rejects a replacement whose order had filled before", async ({ expect }) => {
    const options = { market: wideMarket, time: "15:40", fills: { fillAfter: 60 } };
    const before = new Client(openExchange(options));
    const old = (await before.order({ symbol: "WIDE", type: "limit", limit_price: "120", qty: "1" })).body;
    await before.wait(30);
    const replacement = (await before.patch(`/v2/orders/${old.id}`, { limit_price: "121" })).body;
    await before.wait(50);
    expect(await before.read(old.id)).toMatchObject({ status: "filled" });
    const after = restarted(before, { market: wideMarket });
    await after.wait(1_000);
    expect(await after.read(replacement.id)).toMatchObject({ status: "rejected" });
  });

  it("goes on as if nothing had been", async ({ expect }) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyStep, { minLength: 4, maxLength: 25 }),
        fc.integer({ min: 1, max: 1_000_000 }),
        async (steps, seed) => {
          const uninterrupted = await life(steps, seed, false);
          expect(await life(steps, seed, true)).toEqual(uninterrupted);
        },
      ),
      { numRuns: 20, seed: 4 },
    );
  });
});
