/** What an owner does by hand: at the broker, past us. */
import { askOperator } from "./at-broker.ts";
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

/** Does it now. A refusal is the owner's own affair. */
export async function doByHand(world: World, deed: ByHandDeed): Promise<void> {
  world.tell(`by hand: ${JSON.stringify(deed)}`);
  if (deed.kind === "transfer") return transfer(world, deed.amount);
  const { keyId, secretKey } = world.keys;
  const { kind: side, symbol, qty } = deed;
  const order = { symbol, side, qty: String(qty), type: "market", time_in_force: "day" };
  const request = new Request("http://exchange.simulation/v2/orders", {
    method: "POST",
    headers: { "APCA-API-KEY-ID": keyId, "APCA-API-SECRET-KEY": secretKey },
    body: JSON.stringify({ ...order, client_order_id: `by-hand-${world.clock.now()}-${world.story.length}` }),
  });
  await world.exchange.fetch(request).then(
    (response) => world.tell(`by hand: ${response.status}`),
    (error: unknown) => world.tell(`by hand: ${String(error)}`),
  );
}
