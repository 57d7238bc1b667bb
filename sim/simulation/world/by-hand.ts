/** What an owner does by hand: at the broker, past us. */
import { accountAtBroker, askOperator } from "./at-broker.ts";
import type { World } from "./world.ts";

export type ByHandDeed =
  | { readonly kind: "buy" | "sell"; readonly symbol: string; readonly qty: number }
  /** Dollars; negative takes out. */
  | { readonly kind: "transfer"; readonly amount: number };

async function transfer(world: World, amount: number): Promise<void> {
  const { accountId } = world.keys;
  const body = { amount: amount.toFixed(2) };
  await askOperator(world, "POST", `/accounts/${accountId}/transfers`, body).catch((error: unknown) => {
    world.tell(String(error));
  });
}

/** Does it now; answers the broker's id of an order that it took. A refusal is the owner's own affair. */
export async function doByHand(world: World, deed: ByHandDeed): Promise<string | undefined> {
  world.tell(`by hand: ${JSON.stringify(deed)}`);
  if (deed.kind === "transfer") {
    await transfer(world, deed.amount);
    return undefined;
  }
  const { keyId, secretKey } = world.keys;
  const { kind: side, symbol, qty } = deed;
  const order = { symbol, side, qty: String(qty), type: "market", time_in_force: "day" };
  const id = `by-hand-${world.clock.now()}-${world.story.length}`;
  const request = new Request("http://exchange.simulation/v2/orders", {
    method: "POST",
    headers: { "APCA-API-KEY-ID": keyId, "APCA-API-SECRET-KEY": secretKey },
    body: JSON.stringify({ ...order, client_order_id: id }),
  });
  try {
    const response = await world.exchange.fetch(request);
    world.tell(`by hand: ${response.status}`);
  } catch (error) {
    world.tell(`by hand: ${String(error)}`);
  }
  const { orders } = await accountAtBroker(world);
  return orders.find(({ client_order_id: own }) => own === id)?.id;
}
