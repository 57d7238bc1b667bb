/** What a practice account is worth. */
import { CASH_DECIMALS, type Decimal, roundHalfUp, sum } from "../money/decimal.ts";
import type { Book, PaperPosition } from "./book.ts";
import { type PaperQuotes, priceOfQuote } from "./quote.ts";

/** A price is written down when it is this much newer than the one that is there, ms: looks are frequent. */
const REMEMBER_AFTER = 10 * 60_000;

/** The position with the newest price that is known: the quote's, or the one that it has. */
export function priced(position: PaperPosition, quotes: PaperQuotes): PaperPosition {
  const quote = quotes.get(position.symbol);
  const lastPrice = quote ? priceOfQuote(quote) : null;
  if (!quote || lastPrice === null || quote.at < position.pricedAt) return position;
  return { ...position, lastPrice, pricedAt: quote.at };
}

/** Dollars to the cent. */
export function marketValue({ quantity, lastPrice }: PaperPosition): Decimal {
  return roundHalfUp(quantity.times(lastPrice), CASH_DECIMALS);
}

/** Dollars to the cent: the cash and all positions at the newest price that is known of each. */
export function equityOfBook({ cash, positions }: Book, quotes: PaperQuotes): Decimal {
  return cash.plus(sum([...positions.values()].map((position) => marketValue(priced(position, quotes)))));
}

/** The book with the quotes' prices in it, where those that it has are old. */
export function withPrices(book: Book, quotes: PaperQuotes): Book {
  const positions = [...book.positions.values()].map((position): [string, PaperPosition] => {
    const now = priced(position, quotes);
    return [position.symbol, now.pricedAt - position.pricedAt >= REMEMBER_AFTER ? now : position];
  });
  return { ...book, positions: new Map(positions) };
}
