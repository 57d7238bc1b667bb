/** The platform's own key at Alpaca: for data that concerns everybody, never for trading. */
import { type AlpacaConnection, type AlpacaHosts, openConnection } from "../../brokers/alpaca/connection.ts";
import { fetchInPlace } from "../../platform/outgoing.ts";

declare global {
  /** Secrets that a deployment may leave out. Wrangler knows only those that are required. */
  interface __BaseEnv_Env {
    readonly ALPACA_DATA_KEY_ID?: string;
    readonly ALPACA_DATA_SECRET?: string;
  }
}

/** Key ids of paper accounts begin so; each key opens the trading host of its own kind and no other. */
const PAPER_PREFIX = "PK";

export type PlatformAlpaca = AlpacaConnection & AlpacaHosts;

/** The platform's connection to Alpaca, or `undefined` when the deployment has no data key. */
export function platformAlpaca(env: Env): PlatformAlpaca | undefined {
  const { ALPACA_DATA_KEY_ID: apiKey, ALPACA_DATA_SECRET: apiSecret } = env;
  if (!apiKey || !apiSecret) return undefined;
  return {
    ...openConnection({ apiKey, apiSecret, fetch: fetchInPlace }),
    tradingUrl: apiKey.startsWith(PAPER_PREFIX) ? env.ALPACA_PAPER_URL : env.ALPACA_LIVE_URL,
    dataUrl: env.ALPACA_DATA_URL,
  };
}
