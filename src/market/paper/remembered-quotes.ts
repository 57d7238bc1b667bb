/** Quotes for an account that asks often: what was found is good for some seconds. */
import type { PaperQuote, PaperQuotes } from "../../engine/paper/quote.ts";

/** A look at an account follows the one before within seconds: a page, or a run that watches its orders, ms. */
const GOOD_FOR = 4_000;

interface Remembered {
  readonly foundAt: number;
  /** Null: nobody told anything. */
  readonly quote: PaperQuote | null;
}

export class RememberedQuotes {
  readonly #find: (symbols: readonly string[], now: number) => Promise<PaperQuotes>;
  readonly #quotes = new Map<string, Remembered>();

  constructor(find: (symbols: readonly string[], now: number) => Promise<PaperQuotes>) {
    this.#find = find;
  }

  /** The quotes of the symbols at an instant (epoch ms): found now, or within the last four seconds. */
  async at(symbols: readonly string[], now: number): Promise<PaperQuotes> {
    const asked = symbols.filter((symbol) => {
      const known = this.#quotes.get(symbol);
      return !known || now < known.foundAt || now >= known.foundAt + GOOD_FOR;
    });
    if (asked.length > 0) {
      const found = await this.#find(asked, now);
      for (const symbol of asked) {
        this.#quotes.set(symbol, { foundAt: now, quote: found.get(symbol) ?? null });
      }
    }
    return new Map(
      symbols.flatMap((symbol): [string, PaperQuote][] => {
        const quote = this.#quotes.get(symbol)?.quote;
        return quote ? [[symbol, quote]] : [];
      }),
    );
  }
}
