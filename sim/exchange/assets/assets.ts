/** The exchange's list of assets: every listing of the market that has begun to trade. */
import type { Prices } from "../market/prices.ts";
import { uuidOf } from "../random/identifiers.ts";

export interface AssetOptions {
  /** Symbols that trade in whole shares only. */
  readonly notFractionable?: readonly string[] | undefined;
  /** Symbols that can be looked at and not be traded. */
  readonly notTradable?: readonly string[] | undefined;
}

export interface Asset {
  /** The same in every run. */
  readonly id: string;
  readonly symbol: string;
  readonly name: string;
  readonly exchange: string;
  readonly tradable: boolean;
  readonly fractionable: boolean;
}

const DEFAULT_EXCHANGE = "ARCA";

export class Assets {
  readonly #prices: Prices;
  readonly #notFractionable: ReadonlySet<string>;
  readonly #notTradable: ReadonlySet<string>;
  readonly #symbolOfId = new Map<string, string>();

  constructor(prices: Prices, options: AssetOptions) {
    this.#prices = prices;
    this.#notFractionable = new Set(options.notFractionable);
    this.#notTradable = new Set(options.notTradable);
    for (const symbol of prices.market.keys()) this.#symbolOfId.set(assetId(symbol), symbol);
  }

  /** The asset of a symbol or an asset id as listed at an instant (epoch ms), or `undefined`. */
  find(symbolOrId: string, instant: number): Asset | undefined {
    const symbol = this.#symbolOfId.get(symbolOrId) ?? symbolOrId;
    const listing = this.#prices.market.get(symbol);
    if (!listing || !this.#prices.tape(symbol, instant)) return undefined;
    return {
      id: assetId(symbol),
      symbol,
      name: listing.name,
      exchange: listing.exchange ?? DEFAULT_EXCHANGE,
      tradable: !this.#notTradable.has(symbol),
      fractionable: !this.#notFractionable.has(symbol),
    };
  }

  /** All assets listed at an instant (epoch ms), by symbol. */
  all(instant: number): Asset[] {
    const assets: Asset[] = [];
    for (const symbol of [...this.#prices.market.keys()].sort()) {
      const asset = this.find(symbol, instant);
      if (asset) assets.push(asset);
    }
    return assets;
  }
}

/** The id of the asset with a symbol, a UUID. */
export function assetId(symbol: string): string {
  return uuidOf("asset", symbol);
}
