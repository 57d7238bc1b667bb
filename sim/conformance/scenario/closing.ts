/** Buys what is held over the weekend, and closes positions one by one and all at once. */
import type { Recorder } from "./recorder.ts";
import { HELD } from "./stage.ts";

/** Buys some of everything of `HELD`. */
export async function buyHoldings(client: Recorder): Promise<void> {
  for (const symbol of HELD) await client.order(200, { symbol, qty: "4.5" });
}

/** Sells parts of positions; refuses to sell what is not there. */
export async function closeParts(client: Recorder, pass: () => Promise<void>): Promise<void> {
  await client.delete(200, "/v2/positions/SPY?qty=1");
  await client.order(403, { notional: "100" });
  await pass();
  await client.delete(200, "/v2/positions/SPY?percentage=12.5");
  await pass();
  await client.delete(422, "/v2/positions/SPY?qty=1&percentage=10");
  await client.delete(422, "/v2/positions/SPY?percentage=101");
  await client.delete(422, "/v2/positions/SPY?qty=none");
  await client.delete(403, "/v2/positions/SPY?qty=100000");
  await client.delete(404, "/v2/positions/TLT");
}

/** Sells all that is left. */
export async function closeAll(client: Recorder, pass: () => Promise<void>): Promise<void> {
  await client.delete(207, "/v2/positions?cancel_orders=true");
  await pass();
  await client.delete(207, "/v2/positions");
  await client.get(200, "/v2/positions");
}
