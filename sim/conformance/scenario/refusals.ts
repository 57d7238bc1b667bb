/** Every refusal of an order that an ordinary account can bring about. */
import type { Levels } from "./placing.ts";
import type { Recorder } from "./recorder.ts";
import { NOT_TRADABLE, WHOLE_ONLY } from "./stage.ts";

/** What the request itself makes impossible. */
export async function refuseTerms(client: Recorder, { low, high }: Levels): Promise<void> {
  await client.post(400, "/v2/orders", "no json");
  await client.order(422, { symbol: "" });
  await client.order(422, { side: "hold" });
  await client.order(422, { type: "peg" });
  await client.order(422, { type: "trailing_stop", trail_percent: "1" });
  await client.order(422, { time_in_force: "week" });
  await client.order(422, { qty: "1", notional: "100" });
  await client.order(422, { qty: null });
  await client.order(422, { qty: "-1" });
  await client.order(422, { qty: "many" });
  await client.order(422, { qty: "0.0000000001" });
  await client.order(422, { notional: "10.001" });
  await client.order(422, { notional: "0.5" });
  await client.order(422, { limit_price: low });
  await client.order(422, { type: "limit" });
  await client.order(422, { type: "limit", limit_price: "0" });
  await client.order(422, { type: "limit", limit_price: "290.123" });
  await client.order(422, { type: "limit", limit_price: "0.12345" });
  await client.order(422, { type: "stop" });
  await client.order(422, { type: "stop_limit", stop_price: high });
  await client.order(422, { type: "stop", stop_price: high, time_in_force: "ioc" });
  await client.order(422, { qty: "1.5", time_in_force: "gtc" });
  await client.order(422, { qty: "1.5", order_class: "bracket" });
  await client.order(422, { order_class: "ladder" });
  await client.order(422, { extended_hours: true });
  await client.order(422, { time_in_force: "opg" });
  await client.order(422, { client_order_id: "x".repeat(129) });
  await client.order(422, { symbol: "UNHEARD" });
  await client.order(422, { symbol: NOT_TRADABLE });
  await client.order(403, { symbol: WHOLE_ONLY, qty: "1.5" });
  await client.order(403, { symbol: WHOLE_ONLY, notional: "100" });
}

/** What the account cannot do as it stands: it holds SPY, and an order with the id `rest-1` is there. */
export async function refuseForAccount(client: Recorder, { low, high }: Levels): Promise<void> {
  await client.order(422, { client_order_id: "rest-1" });
  await client.order(403, { qty: "100000" });
  await client.order(403, { type: "limit", limit_price: low, qty: "0.000001" });
  await client.order(403, { side: "sell", qty: "100000" });
  await client.order(403, { symbol: "TLT", side: "sell" });
  await client.order(422, { symbol: "TLT", side: "sell", qty: "0.5" });
  await client.order(422, { symbol: "TLT", side: "sell", notional: "50" });
  const sale = await client.order(200, { side: "sell", type: "limit", limit_price: high });
  await client.order(403, {});
  await client.order(403, { type: "limit", limit_price: high });
  await client.delete(204, `/v2/orders/${sale.id}`);
}

/** What the owner of the account has forbidden himself. */
export async function refuseBySettings(client: Recorder): Promise<void> {
  const settings = "/v2/account/configurations";
  await client.patch(200, settings, { fractional_trading: false });
  await client.order(422, { qty: "1.5" });
  await client.order(422, { notional: "100" });
  await client.patch(200, settings, { fractional_trading: true, suspend_trade: true });
  await client.order(403, {});
  await client.get(200, "/v2/account");
  await client.patch(200, settings, { suspend_trade: false });
}
