/** Tiingo writes share classes with a hyphen (`BRK-B`), the broker with a dot (`BRK.B`). */

/** Tiingo's spelling of the broker's symbol; a series of preferred shares is `SPG-P-J` there and `SPG.PRJ` here. */
export function tiingoTicker(symbol: string): string {
  return symbol.replace(/\.PR([A-Z])$/, "-P-$1").replaceAll(".", "-");
}

/** The broker's spelling of a ticker sent to Tiingo, in any case. */
export function symbolOfTicker(ticker: string): string {
  return ticker
    .trim()
    .toUpperCase()
    .replace(/-P-([A-Z])$/, ".PR$1")
    .replaceAll("-", ".");
}
