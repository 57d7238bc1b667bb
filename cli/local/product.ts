/** The local product without its pages: exchange and API Worker on one virtual clock. */
import type { Exchange } from "../../sim/exchange/exchange.ts";
import { serveExchange } from "../../sim/node/server.ts";
import { type ApiWorker, startApiWorker } from "./api-worker.ts";
import { scheduleCrons } from "./cron.ts";
import { migrateD1 } from "./d1.ts";
import { registryIn } from "./registry.ts";
import type { LocalSecrets } from "./secrets.ts";

export interface ProductOptions {
  readonly exchange: Exchange;
  readonly stateDirectory: string;
  readonly secrets: LocalSecrets;
  readonly ports: { readonly exchange: number; readonly api: number };
  readonly appUrl: string;
  readonly onError: (error: unknown) => void;
}

export interface Product {
  readonly exchangeUrl: string;
  readonly api: ApiWorker;
  close(): Promise<void>;
}

/** Starts the exchange's server and the Worker, and lets the virtual clock fire the crons. */
export async function startProduct(options: ProductOptions): Promise<Product> {
  const { exchange, stateDirectory, ports } = options;
  await migrateD1(stateDirectory);
  const server = await serveExchange(exchange, ports.exchange);
  try {
    const api = await startApiWorker({
      stateDirectory,
      port: ports.api,
      appUrl: options.appUrl,
      exchangeUrl: server.url,
      secrets: options.secrets,
      // Any account's key opens the exchange's market data.
      dataKey: exchange.accountKeys()[0],
      registryDirectory: registryIn(stateDirectory),
    });
    scheduleCrons(exchange.clock, (cron, instant) => api.tick(cron, instant), options.onError);
    return {
      exchangeUrl: server.url,
      api,
      async close() {
        exchange.clock.setSpeed(0);
        await api.close();
        await server.close();
      },
    };
  } catch (error) {
    await server.close();
    throw error;
  }
}
