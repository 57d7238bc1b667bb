/** Stops an exchange and opens another from what it wrote down. */
import { createExchange } from "../../../sim/exchange/exchange.ts";
import type { ExchangeOptions } from "../../../sim/exchange/exchange.ts";
import { Client } from "./client.ts";
import { calmMarket } from "./market.ts";

/** The client's account on an exchange that takes up where the client's own stands, or a state that it wrote. */
export function restarted(
  client: Client,
  options: Partial<ExchangeOptions> = {},
  written = client.exchange.snapshotState(),
): Client {
  const state = JSON.parse(JSON.stringify(written));
  return new Client(createExchange({ market: calmMarket, now: 0, ...options, state }), client.keys);
}
