/** An exchange served on a free port until the test ends, with an account of $10,000. */
import { onTestFinished } from "vitest";
import type { ExchangeOptions } from "../../../sim/exchange/exchange.ts";
import { serveExchange } from "../../../sim/node/server.ts";
import type { Served } from "../../../sim/node/server.ts";
import { Client, openExchange } from "./client.ts";

export interface ServedExchange {
  readonly client: Client;
  readonly server: Served;
  /** `ws://127.0.0.1:PORT`, without a slash at the end. */
  readonly websocketUrl: string;
}

/** Serves an exchange that stands still on the Friday at 15:45 unless told otherwise. */
export async function servedExchange(
  options: Partial<ExchangeOptions> & { time?: string } = {},
): Promise<ServedExchange> {
  const exchange = openExchange(options);
  const server = await serveExchange(exchange, 0);
  onTestFinished(() => server.close());
  return { client: new Client(exchange), server, websocketUrl: server.url.replace("http", "ws") };
}
