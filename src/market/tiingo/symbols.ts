/** Tiingo writes share classes with a hyphen (`BRK-B`), Alpaca and we with a dot (`BRK.B`). */

/** Tiingo's spelling of one of our symbols. */
export function toTiingo(symbol: string): string {
  return symbol.replaceAll(".", "-");
}

/** Our spelling of one of Tiingo's tickers; Tiingo answers in upper case, whatever it was asked. */
export function fromTiingo(ticker: string): string {
  return ticker.toUpperCase().replaceAll("-", ".");
}
