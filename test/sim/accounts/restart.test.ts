import { describe, it } from "vitest";
import { newYorkInstant } from "../../../src/engine/calendar/new-york.ts";
import { createExchange } from "../../../sim/exchange/exchange.ts";
import { Client, FRIDAY, admin, openClient } from "../support/client.ts";
import { calmMarket } from "../support/market.ts";

/** Stops the exchange and opens another from what it wrote down. */
function restart(client: Client): Client {
  const state = JSON.parse(JSON.stringify(client.exchange.snapshotState()));
  return new Client(createExchange({ market: calmMarket, now: 0, state }), client.keys);
}

describe("an exchange that is restarted", () => {
  it("has the same clock, cash, positions, orders, executions and client order ids", async ({ expect }) => {
    const before = openClient({ seed: 5 });
    await before.order({ client_order_id: "filled", notional: "1234.56" });
    await before.order({ symbol: "DEAR", type: "limit", limit_price: "300", qty: "2" });
    await before.wait(1_500);
    const after = restart(before);
    for (const path of [
      "/v2/clock",
      "/v2/account",
      "/v2/positions",
      "/v2/orders?status=all",
      "/v2/account/activities",
    ]) {
      expect((await after.get(path)).body, path).toEqual((await before.get(path)).body);
    }
    expect(after.exchange.tiingoToken).toBe(before.exchange.tiingoToken);
    expect((await after.order({ client_order_id: "filled", qty: 1 })).body.message).toBe(
      "client_order_id must be unique",
    );
    const next = await after.order({ qty: 1 });
    expect((await before.get(`/v2/orders/${next.body.id}`)).status).toBe(404);
  });

  it("finishes what was under way: an order, a cancel, a halt and a timer", async ({ expect }) => {
    const before = openClient();
    const filling = await before.order({ qty: 1 });
    const resting = await before.order({ type: "limit", limit_price: "90", qty: 1 });
    const halted = await before.order({ symbol: "DEAR", qty: 1 });
    await admin(before.exchange, "POST", "/halts", { symbol: "DEAR", halted: true });
    await before.delete(`/v2/orders/${resting.body.id}`);
    await admin(before.exchange, "PUT", "/timers/run", {
      at: "2026-11-20T20:50:00Z",
      url: "http://client.test/",
    });
    await before.wait(30);

    const after = restart(before);
    expect((await after.read(filling.body.id)).status).toBe("new");
    expect((await after.read(resting.body.id)).status).toBe("pending_cancel");
    await after.wait(2_000);
    expect((await after.read(filling.body.id)).status).toBe("filled");
    expect((await after.read(resting.body.id)).status).toBe("canceled");
    expect((await after.read(halted.body.id)).status).toBe("new");
    expect((await admin(after.exchange, "GET", "/timers")).body).toMatchObject([{ id: "run" }]);
    await after.exchange.clock.advanceTo(newYorkInstant(FRIDAY, "16:00"));
    expect((await after.read(halted.body.id)).status).toBe("expired");
  });
});
