/** A key pair at Alpaca, and what is remembered between its requests. */
import type { Fetch } from "../../platform/outgoing.ts";
import { createGate, type Gate } from "./gate.ts";
import type { KnownAssets } from "./known-assets.ts";
import type { RequestLimit } from "./request-limit.ts";

export interface AlpacaHosts {
  /** `https://paper-api.alpaca.markets` or `https://api.alpaca.markets`. */
  readonly tradingUrl: string;
  readonly dataUrl: string;
}

/** Alpaca counts requests for trading and for market data apart. */
export type AlpacaService = "trading" | "data";

export interface AlpacaKeys {
  readonly apiKey: string;
  readonly apiSecret: string;
  readonly fetch: Fetch;
  /**
   * The present instant, epoch ms. Without it no request is held back when few are left, and Alpaca itself refuses what is
   * too much.
   */
  readonly now?: () => Promise<number>;
  /** What other accounts of the isolate were told of assets; needs `now`. Without it every account asks by itself. */
  readonly assets?: KnownAssets;
}

export interface AlpacaConnection extends AlpacaKeys {
  /** Every request passes here. */
  readonly gate: Gate;
  /** What the newest answers said of the limits. */
  readonly limits: Map<AlpacaService, RequestLimit>;
}

/**
 * The platform keeps six requests of an invocation under way and lets further ones wait: with one less of ours, no
 * request of ours waits there while its time runs.
 */
const UNDER_WAY = 5;

/** A connection that remembers nothing yet. It is to be kept as long as its keys are used. */
export function openConnection(keys: AlpacaKeys): AlpacaConnection {
  return { ...keys, gate: createGate(UNDER_WAY), limits: new Map() };
}
