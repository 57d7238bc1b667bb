/** What a symbol is of, where a row does not say it. Sources: OCC's option symbology; Alpaca's documentation of crypto pairs. */

/** Root, date of expiry, call or put, strike: `SPY261218P00600000`. */
const OPTION = /^[A-Z0-9]{1,6}\d{6}[CP]\d{8}$/;
/** `BTC/USD`, and `BTCUSD` in older rows: no ticker of a share is as long. */
const CRYPTO = /\/|^[A-Z0-9]{3,}(?:USD|USDT|USDC|BTC)$/;
/** A contract is about a hundred shares, but for those that a corporate action has adjusted. */
const CONTRACT = 100;

/**
 * What a unit of a symbol costs at a price of 1 dollar, where it is no share: 100 for an option, 1 for crypto; null for
 * shares.
 */
export function multiplierOf(symbol: string): number | null {
  if (OPTION.test(symbol)) return CONTRACT;
  return CRYPTO.test(symbol) ? 1 : null;
}
