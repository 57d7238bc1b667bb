/**
 * What Alpaca has told of its assets today. It is the same for every account, and those of one isolate ask for the same ones
 * again and again: at every slot, and within seconds of each other at its dispatch.
 */
import { newYorkDate } from "../../engine/calendar/new-york.ts";
import type { BrokerAsset } from "../broker.ts";

/** What cannot be traded may be traded a moment later, ms. */
const OBSTACLE_GOOD_FOR = 20_000;
/** More than there are assets at two hosts. */
const MOST_KEPT = 30_000;

export class KnownAssets {
  readonly #told = new Map<string, { readonly asset: BrokerAsset; readonly at: number }>();

  /**
   * What was told under a key (the asset's address) before an instant (epoch ms): on its New York day, or up to twenty
   * seconds before it where it cannot be traded. What stops trading meanwhile is found out by the refusal of its order.
   */
  get(key: string, now: number): BrokerAsset | undefined {
    const told = this.#told.get(key);
    if (!told || now < told.at) return undefined;
    const isGood = told.asset.tradable
      ? newYorkDate(told.at) === newYorkDate(now)
      : now < told.at + OBSTACLE_GOOD_FOR;
    return isGood ? told.asset : undefined;
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
