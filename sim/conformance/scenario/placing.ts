/** Orders of every type and time in force, and everything that can be done with them while they are open. */
import type { Recorder } from "./recorder.ts";

/** Prices in dollars around what SPY trades at. */
export interface Levels {
  readonly low: string;
  readonly high: string;
}

/** A tenth below the latest bid and above the latest ask. */
export async function levelsOfSpy(client: Recorder): Promise<Levels> {
  const { quotes } = await client.get(200, "/v2/stocks/quotes/latest?symbols=SPY");
  const { bp, ap } = quotes.SPY;
  return {
    low: (bp * 0.9).toFixed(2),
    high: (ap * 1.1).toFixed(2),
  };
}

/** Orders that rest in the market; answers the id of the one with the client order id `rest-1`. */
export async function placeResting(client: Recorder, { low, high }: Levels): Promise<string> {
  const { id } = await client.order(200, {
    type: "limit",
    limit_price: low,
    qty: "2",
    client_order_id: "rest-1",
  });
  await client.order(200, { type: "limit", limit_price: Number(low), time_in_force: "gtc", qty: 1 });
  await client.order(200, { type: "limit", limit_price: low, qty: "1.5", order_class: "simple" });
  await client.order(200, { type: "stop", stop_price: high });
  await client.order(200, { type: "stop", stop_price: high, time_in_force: "gtc" });
  await client.order(200, { type: "stop_limit", stop_price: high, limit_price: high });
  await client.order(200, { time_in_force: "cls" });
  await client.order(200, { type: "limit", limit_price: low, time_in_force: "cls" });
  return id;
}

/** Orders that end by themselves within a second. */
export async function placeEnding(client: Recorder, { low, high }: Levels): Promise<void> {
  await client.order(200, { qty: "3" });
  await client.order(200, { qty: "0.123456789" });
  await client.order(200, { notional: "250.55" });
  await client.order(200, { type: "limit", limit_price: high });
  await client.order(200, { time_in_force: "ioc" });
  await client.order(200, { time_in_force: "fok" });
  await client.order(200, { type: "limit", limit_price: low, time_in_force: "ioc" });
  await client.order(200, { type: "limit", limit_price: low, time_in_force: "fok" });
}

/** Every filter of the list. */
export async function listOrders(client: Recorder): Promise<void> {
  const path = "/v2/orders";
  await client.get(200, path);
  await client.get(200, `${path}?status=open&direction=asc&nested=true`);
  await client.get(200, `${path}?status=closed&symbols=SPY,AAPL`);
  await client.get(200, `${path}?status=all&side=sell`);
  await client.get(200, `${path}?status=all&asset_class=us_equity&limit=500`);
  await client.get(200, `${path}?status=all&after=2026-11-20T15:00:00.5Z&until=2026-11-21`);
  for (let page = await client.get(200, `${path}?status=all&direction=asc&limit=5`); page.length > 0;) {
    const last = page.at(-1).id;
    page = await client.get(200, `${path}?status=all&direction=asc&limit=5&after_order_id=${last}`);
  }
  const [newest] = await client.get(200, `${path}?status=all&limit=1`);
  await client.get(200, `${path}?status=all&before_order_id=${newest.id}`);
  await client.get(200, `${path}/${newest.id}`);
  await client.get(200, `${path}:by_client_order_id?client_order_id=rest-1`);
  await client.get(404, `${path}:by_client_order_id?client_order_id=unheard-of`);
  await client.get(404, `${path}/00000000-0000-4000-8000-000000000000`);
  await client.get(422, `${path}/none`);
  await client.get(422, `${path}?status=some`);
  await client.get(422, `${path}?limit=501`);
  await client.get(422, `${path}?direction=up`);
  await client.get(422, `${path}?after=then`);
}

/** Replaces an open order twice, cancels the last of them, and refuses what comes too late. */
export async function replaceAndCancel(
  client: Recorder,
  id: string,
  { low }: Levels,
  pass: () => Promise<void>,
): Promise<void> {
  const path = "/v2/orders";
  const second = await client.patch(200, `${path}/${id}`, { qty: "3", client_order_id: "rest-2" });
  await client.patch(422, `${path}/${id}`, { qty: "4" });
  await client.delete(422, `${path}/${id}`);
  await pass();
  await client.get(200, `${path}/${id}`);
  const third = await client.patch(200, `${path}/${second.id}`, {
    limit_price: (Number(low) - 1).toFixed(2),
  });
  await pass();
  await client.patch(422, `${path}/${second.id}`, { qty: "1" });
  await client.patch(404, `${path}/00000000-0000-4000-8000-000000000000`, { qty: "1" });
  await client.delete(204, `${path}/${third.id}`);
  await client.delete(422, `${path}/${third.id}`);
  await pass();
  await client.delete(422, `${path}/${third.id}`);
  await client.delete(404, `${path}/00000000-0000-4000-8000-000000000000`);
  await client.delete(207, path);
  await client.delete(207, path);
  await pass();
  await client.delete(207, path);
}
