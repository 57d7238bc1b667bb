/** The exchange's list of assets: every listing of the market that has begun to trade, and those that are gone. */
import { sessionOf } from "../calendar/trading-days.ts";
import { changed } from "../changes/changed.ts";
import type { Change } from "../changes/changed.ts";
import type { ScriptedMarket } from "../corporate-actions/scripted-market.ts";
import type { Listing } from "../market/market-data.ts";
import type { Prices } from "../market/prices.ts";
import { isUuid, uuidOf } from "../random/identifiers.ts";
import type { AssetFlags } from "./asset-flags.ts";

export interface AssetOptions {
  /** Symbols that trade in whole shares only. */
  readonly notFractionable?: readonly string[] | undefined;
  /** Symbols that can be looked at and not be traded. */
  readonly notTradable?: readonly string[] | undefined;
}

export interface Asset extends AssetFlags {
  /** The same in every run. */
  readonly id: string;
  readonly symbol: string;
  readonly name: string;
  readonly exchange: string;
  /** `inactive` from the open of the session in which it was delisted or renamed; never tradable then. */
  readonly status: "active" | "inactive";
}

const DEFAULT_EXCHANGE = "ARCA";

export class Assets {
  readonly #prices: Prices;
  readonly #market: ScriptedMarket;
  readonly #notFractionable: ReadonlySet<string>;
  readonly #notTradable: ReadonlySet<string>;
  readonly #changes = new Map<string, Change<AssetFlags>>();
  readonly #symbolOfId = new Map<string, string>();

  /** `market` is the one that `prices` are those of. */
  constructor(prices: Prices, market: ScriptedMarket, options: AssetOptions) {
    this.#prices = prices;
    this.#market = market;
    this.#notFractionable = new Set(options.notFractionable);
    this.#notTradable = new Set(options.notTradable);
  }

  /** The asset of a symbol or an asset id as listed at an instant (epoch ms), or `undefined`. */
  find(symbolOrId: string, instant: number): Asset | undefined {
    const symbol = isUuid(symbolOrId) ? this.#symbolWithId(symbolOrId) : symbolOrId;
    if (symbol === undefined) return undefined;
    const former = this.#market.former(symbol);
    if (former) return this.#asset(symbol, former, "inactive");
    const listing = this.#market.get(symbol);
    if (!listing || !this.#prices.tape(symbol, instant)) return undefined;
    const left = listing.delisted === undefined ? undefined : sessionOf(listing.delisted)?.open;
    return this.#asset(symbol, listing, left !== undefined && left <= instant ? "inactive" : "active");
  }

  /** All assets listed at an instant (epoch ms), by symbol. */
  all(instant: number): Asset[] {
    const assets: Asset[] = [];
    for (const symbol of this.#symbols().sort()) {
      const asset = this.find(symbol, instant);
      if (asset) assets.push(asset);
    }
    return assets;
  }

  /** What operators have changed, by symbol. */
  get changes(): ReadonlyMap<string, Change<AssetFlags>> {
    return this.#changes;
  }

  /** Changes some flags of the asset with a symbol; the others stay as they are. */
  change(symbol: string, change: Change<AssetFlags>): void {
    this.#changes.set(symbol, changed(this.#changes.get(symbol) ?? {}, change));
  }

  #asset(symbol: string, listing: Listing, status: Asset["status"]): Asset {
    const opened: AssetFlags = {
      tradable: !this.#notTradable.has(symbol),
      fractionable: !this.#notFractionable.has(symbol),
      shortable: true,
      marginable: true,
    };
    const flags = changed(opened, this.#changes.get(symbol) ?? {});
    return {
      id: assetId(symbol),
      symbol,
      name: listing.name,
      exchange: listing.exchange ?? DEFAULT_EXCHANGE,
      status,
      ...flags,
      tradable: flags.tradable && status === "active",
    };
  }

  #symbols(): string[] {
    return [...this.#market.keys(), ...this.#market.formerSymbols()];
  }

  /** The symbol of an asset id. The ids are worked out anew when a renaming has brought a symbol. */
  #symbolWithId(id: string): string | undefined {
    const symbols = this.#symbols();
    if (symbols.length !== this.#symbolOfId.size) {
      for (const symbol of symbols) this.#symbolOfId.set(assetId(symbol), symbol);
    }
    return this.#symbolOfId.get(id);
  }
}

/** The id of the asset with a symbol, a UUID. */
export function assetId(symbol: string): string {
  return uuidOf("asset", symbol);
}
