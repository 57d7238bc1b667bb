/**
 * How symbols are spelled. Ours is Alpaca's: `BRK.B` for a class of shares, `SPG.PRJ` for a series of preferred shares,
 * `ABC.WS` for warrants. Everything that spells them otherwise goes through here.
 */

/** `SPG.PRJ`; without a series `ABC.PR`. */
const PREFERRED = /^([A-Z0-9]+)\.PR([A-Z]?)$/;

/** Tiingo's spelling of one of our symbols: `BRK-B`, `SPG-P-J`. */
export function spelledByTiingo(symbol: string): string {
  const [, company, series] = PREFERRED.exec(symbol) ?? [];
  if (company === undefined) return symbol.replaceAll(".", "-");
  return series === "" ? `${company}-P` : `${company}-P-${series}`;
}

/** Preferred shares as others spell them: `SPG-P-J`, `SPG-PJ`, `SPG-PRJ`, `SPG.PR.J`, `SPG.P.J`, `SPG^J`. */
const OTHER_PREFERRED = /^([A-Z0-9]+)(?:-P-?|-PR-?|\.PR?\.|\^)([A-Z])$/;
/** Classes, units, rights and warrants with a dash: `BRK-B`, `ABC-WS`. */
const DASHED = /^([A-Z0-9]+)-([A-Z]{1,2})$/;

/** Our spelling of a symbol in upper case that may be another's; as it is where no other is known that would be meant. */
export function spelledOurs(symbol: string): string {
  const [, company, series] = OTHER_PREFERRED.exec(symbol) ?? [];
  if (company !== undefined) return `${company}.PR${series}`;
  return symbol.replace(DASHED, "$1.$2");
}

/** What stands behind a slash where a class of shares may be meant: `BRK/B`, `SPG/PRJ`. */
const SLASHED = /^[A-Z][A-Z0-9]+\/(A|B|PR[A-Z])$/;

/**
 * The symbol of shares that a text in upper case without spaces may mean beside the ratio of two tickers: `BRK.B` of
 * `BRK/B`; undefined where only the ratio can be meant.
 */
export function sharesBesideRatio(text: string): string | undefined {
  return SLASHED.test(text) ? text.replace("/", ".") : undefined;
}
