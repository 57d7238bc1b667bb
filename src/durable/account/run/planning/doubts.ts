/** Which symbols are left alone in a run, because what is known of them does not tell one story. */
import { newYorkDate } from "../../../../engine/calendar/new-york.ts";
import type { Prices } from "../../../../engine/ledger/journal/valuation.ts";
import { type SymbolDoubt, symbolDoubt } from "../../../../engine/prices/symbol-doubt.ts";
import { isGood, type Snapshot } from "../../../../market/snapshot/snapshot.ts";
import type { RunContext } from "../../record/context.ts";
import type { DecisionPrices } from "./decision-prices.ts";
import { actionsFor } from "./inputs.ts";
import { type OwnBooks, ownBooks } from "./own-splits.ts";

export type SymbolDoubts = ReadonlyMap<string, SymbolDoubt>;

/** The price of a symbol that was refused, dollars; null where it was not for what it was, or is not known. */
function refusedPrice({ prices, steps }: Snapshot, symbol: string): number | null {
  const verdict = prices[symbol]?.verdict;
  return steps[symbol]?.find((step) => step.verdict === verdict)?.last ?? null;
}

/** The doubts about some symbols on a session (New York date). */
export function doubtsAbout(
  symbols: readonly string[],
  date: string,
  { snapshot, exDates, around = [] }: DecisionPrices,
  books: OwnBooks,
): SymbolDoubts {
  const doubts = new Map<string, SymbolDoubt>();
  for (const symbol of symbols) {
    const price = snapshot.prices[symbol];
    const doubt = symbolDoubt({
      symbol,
      date,
      price: price && { ...price, isGood: isGood(price), refused: refusedPrice(snapshot, symbol) },
      action: exDates?.get(symbol),
      around: around.filter((action) => action.symbol === symbol),
      isHeld: books.held.has(symbol),
      sharesAround: (day) => books.sharesAround(symbol, day),
      priceBefore: (day) => books.priceBefore(symbol, day),
    });
    if (doubt) doubts.set(symbol, doubt);
  }
  return doubts;
}

/**
 * The doubts about what ledgers hold, at the broker's prices (dollars a share), outside of a run: for commands that divide
 * what shares are worth.
 */
export async function doubtsAboutHoldings(
  context: Pick<RunContext, "database" | "market" | "alpaca" | "clock">,
  prices: Prices,
): Promise<SymbolDoubts> {
  const date = newYorkDate(context.clock.now());
  const books = ownBooks(context.database, date);
  const listed = await actionsFor(context, date, [...books.held]);
  const doubts = new Map<string, SymbolDoubt>();
  for (const symbol of books.held) {
    const price = prices.get(symbol)?.toNumber();
    const doubt = symbolDoubt({
      symbol,
      date,
      price: price === undefined ? undefined : { last: price, open: null, isGood: true, refused: null },
      action: undefined,
      around: [...(listed?.around ?? []), ...books.splits].filter((action) => action.symbol === symbol),
      isHeld: true,
      sharesAround: (day) => books.sharesAround(symbol, day),
      priceBefore: (day) => books.priceBefore(symbol, day),
    });
    if (doubt) doubts.set(symbol, doubt);
  }
  return doubts;
}
