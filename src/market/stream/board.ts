/** The latest price of every ticker that the stream told of. */
import type { StreamedPrice } from "./streamed-price.ts";

export class Board {
  readonly #prices = new Map<string, StreamedPrice>();

  /** Takes a price, unless a later one is there. */
  note(symbol: string, price: StreamedPrice): void {
    const known = this.#prices.get(symbol);
    if (!known || price.at >= known.at) this.#prices.set(symbol, price);
  }

  /**
   * Forgets a price that may come from a trade which was corrected or cancelled. Which trade it was is not looked at:
   * the next one, or the next minute bar, is there soon.
   */
  withdraw(symbol: string): void {
    if (this.#prices.get(symbol)?.kind === "trade") this.#prices.delete(symbol);
  }

  /** The prices of those symbols of which there is one. */
  pricesOf(symbols: readonly string[]): Map<string, StreamedPrice> {
    return new Map(
      symbols.flatMap((symbol): [string, StreamedPrice][] => {
        const price = this.#prices.get(symbol);
        return price ? [[symbol, price]] : [];
      }),
    );
  }

  clear(): void {
    this.#prices.clear();
  }
}
