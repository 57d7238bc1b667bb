/**
 * What Alpaca told of its assets a moment ago. It is the same for every account, and those of one isolate ask for the same
 * ones within seconds: at the slot's dispatch.
 */
import type { BrokerAsset } from "../broker.ts";

/** A broker that stops trading an asset meanwhile refuses the orders for it, ms. */
const GOOD_FOR = 20_000;
/** More than the strategies of one isolate name. */
const MOST_KEPT = 2_000;

export class KnownAssets {
  readonly #told = new Map<string, { readonly asset: BrokerAsset; readonly at: number }>();

  /** What was told under a key (the asset's address) up to twenty seconds before an instant (epoch ms). */
  get(key: string, now: number): BrokerAsset | undefined {
    const told = this.#told.get(key);
    return told && now >= told.at && now < told.at + GOOD_FOR ? told.asset : undefined;
  }

  /** Keeps what was told at an instant (epoch ms). */
  keep(key: string, asset: BrokerAsset, now: number): void {
    if (this.#told.size >= MOST_KEPT) this.#told.clear();
    this.#told.set(key, { asset, at: now });
  }

  forget(): void {
    this.#told.clear();
  }
}
