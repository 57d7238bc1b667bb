/** Tiingo writes share classes with a hyphen (`BRK-B`), the broker with a dot (`BRK.B`). */

/** Tiingo's spelling of the broker's symbol. */
export function tiingoTicker(symbol: string): string {
  return symbol.replaceAll(".", "-");
}

/** The broker's spelling of a ticker sent to Tiingo, in any case. */
export function symbolOfTicker(ticker: string): string {
  return ticker.trim().toUpperCase().replaceAll("-", ".");
}
