/**
 * The market with what an operator has scripted laid over it. The data below stays as it is. A symbol that was
 * renamed is gone from the open of that session on, and its successor carries the whole history.
 */
import { sessionOf } from "../calendar/trading-days.ts";
import type { VirtualClock } from "../clock/virtual-clock.ts";
import type { Listing, MarketData } from "../market/market-data.ts";
import { withDividend, withSplit } from "./scripted-rows.ts";
import type { CorporateAction, ScriptedSymbolChange } from "./corporate-action.ts";

export class ScriptedMarket implements MarketData {
  readonly #base: MarketData;
  readonly #clock: Pick<VirtualClock, "now">;
  #actions: readonly CorporateAction[] = [];
  #changes: readonly ScriptedSymbolChange[] = [];
  /** By symbol; listings without an action of their own are the base's. */
  readonly #listings = new Map<string, Listing>();

  constructor(base: MarketData, clock: Pick<VirtualClock, "now">) {
    this.#base = base;
    this.#clock = clock;
  }

  /** Every scripted action, by date. */
  get actions(): readonly CorporateAction[] {
    return this.#actions;
  }

  add(action: CorporateAction): void {
    this.#actions = [...this.#actions, action].sort((a, b) => a.date.localeCompare(b.date));
    this.#changes = this.#actions.filter((scripted) => scripted.type === "symbol-change");
    this.#listings.clear();
  }

  /** Whether the session of the action has begun. */
  hasBegun({ date }: CorporateAction): boolean {
    return (sessionOf(date)?.open ?? Number.POSITIVE_INFINITY) <= this.#clock.now();
  }

  get(symbol: string): Listing | undefined {
    if (this.#actions.length === 0) return this.#base.get(symbol);
    const [from, to] = [this.#changeTo(symbol), this.#changeFrom(symbol)];
    if ((from && !this.hasBegun(from)) || (to && this.hasBegun(to))) return undefined;
    return this.#listing(symbol);
  }

  /** The listing of a symbol that was renamed since, as it would trade today; `undefined` for every other symbol. */
  former(symbol: string): Listing | undefined {
    const change = this.#changeFrom(symbol);
    return change && this.hasBegun(change) ? this.#listing(symbol) : undefined;
  }

  /** The symbols that were renamed. */
  formerSymbols(): string[] {
    return this.#changes.filter((change) => this.hasBegun(change)).map(({ symbol }) => symbol);
  }

  /** The symbol under which the prices of a symbol are found now. */
  currentSymbol(symbol: string): string {
    const change = this.#changeFrom(symbol);
    return change && this.hasBegun(change) ? this.currentSymbol(change.newSymbol) : symbol;
  }

  has(symbol: string): boolean {
    return this.get(symbol) !== undefined;
  }

  get size(): number {
    return this.#visible().size;
  }

  keys(): MapIterator<string> {
    return this.#visible().keys();
  }

  values(): MapIterator<Listing> {
    return this.#visible().values();
  }

  entries(): MapIterator<[string, Listing]> {
    return this.#visible().entries();
  }

  [Symbol.iterator](): MapIterator<[string, Listing]> {
    return this.entries();
  }

  forEach(visit: (listing: Listing, symbol: string, market: ReadonlyMap<string, Listing>) => void): void {
    for (const [symbol, listing] of this.#visible()) visit(listing, symbol, this);
  }

  #visible(): ReadonlyMap<string, Listing> {
    if (this.#actions.length === 0) return this.#base;
    const visible = new Map<string, Listing>();
    const added = this.#changes.map(({ newSymbol }) => newSymbol);
    for (const symbol of [...this.#base.keys(), ...added]) {
      const listing = this.get(symbol);
      if (listing) visible.set(symbol, listing);
    }
    return visible;
  }

  #changeFrom(symbol: string): ScriptedSymbolChange | undefined {
    return this.#changes.find((change) => change.symbol === symbol);
  }

  #changeTo(symbol: string): ScriptedSymbolChange | undefined {
    return this.#changes.find((change) => change.newSymbol === symbol);
  }

  #listing(symbol: string): Listing | undefined {
    const known = this.#listings.get(symbol);
    if (known) return known;
    const predecessor = this.#changeTo(symbol)?.symbol;
    const source = predecessor === undefined ? this.#base.get(symbol) : this.#listing(predecessor);
    const own = this.#actions.filter((action) => action.symbol === symbol);
    if (!source || (own.length === 0 && predecessor === undefined)) return source;
    const listing = own.reduce(applied, { pathSymbol: predecessor ?? symbol, ...source });
    this.#listings.set(symbol, listing);
    return listing;
  }
}

function applied(listing: Listing, action: CorporateAction): Listing {
  switch (action.type) {
    case "split":
      return { ...listing, rows: withSplit(listing.rows, action) };
    case "dividend":
      return { ...listing, rows: withDividend(listing.rows, action) };
    case "delisting":
      return {
        ...listing,
        rows: listing.rows.filter(({ date }) => date < action.date),
        delisted: action.date,
      };
    case "symbol-change":
      return listing;
  }
}
