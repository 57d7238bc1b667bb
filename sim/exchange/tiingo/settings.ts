/** What the operator sets about Tiingo's answers while the exchange runs. */
import * as z from "zod";
import { symbolOfTicker, tiingoTicker } from "./tickers.ts";

const StaleMilliseconds = z.int().nonnegative();

export const TiingoSettings = z.strictObject({
  /** Whether the token has an agreement with IEX, so that `/iex/` shows the last sale and the quote. */
  entitled: z.boolean(),
  /** Tickers that are missing from `/iex/`, as unknown ones are. */
  dropped: z.array(z.string()),
  /** How old the rows of tickers in `/iex/` are, in milliseconds. */
  stale: z.record(z.string(), StaleMilliseconds),
  /** Whether too many requests are answered with the plain sentence and status 200 instead of JSON and 429. */
  textRateLimit: z.boolean(),
  /** Requests of the token per hour of the virtual clock; `null` for any number. */
  requestsPerHour: z.int().nonnegative().nullable(),
});
export type TiingoSettings = z.output<typeof TiingoSettings>;

/** Changes of settings; what is left out stays, lists are replaced as a whole. */
export const TiingoSettingsChange = TiingoSettings.partial();
export type TiingoSettingsChange = z.output<typeof TiingoSettingsChange>;

export const defaultTiingoSettings: TiingoSettings = {
  entitled: false,
  dropped: [],
  stale: {},
  textRateLimit: false,
  requestsPerHour: null,
};

/** The settings with a change; tickers may come in any spelling and are kept in Tiingo's. */
export function changedSettings(settings: TiingoSettings, change: TiingoSettingsChange): TiingoSettings {
  const spelled = (ticker: string) => tiingoTicker(symbolOfTicker(ticker));
  const stale = change.stale && Object.entries(change.stale);
  return {
    entitled: change.entitled ?? settings.entitled,
    dropped: change.dropped?.map(spelled) ?? settings.dropped,
    stale: stale
      ? Object.fromEntries(stale.map(([ticker, milliseconds]) => [spelled(ticker), milliseconds]))
      : settings.stale,
    textRateLimit: change.textRateLimit ?? settings.textRateLimit,
    requestsPerHour: change.requestsPerHour === undefined ? settings.requestsPerHour : change.requestsPerHour,
  };
}
