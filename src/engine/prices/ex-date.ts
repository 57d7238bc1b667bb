/** What the splits and dividends of a session let its prices expect. */
import { type ExDateAction, type ExDateTerms, exDateFactor } from "../bars/ex-date.ts";

/**
 * The ex-dates of one session by symbol; a symbol that is not in the map has none. `undefined` when nobody could be
 * asked: then a price that has jumped may have been split.
 */
export type ExDates = ReadonlyMap<string, ExDateAction> | undefined;

/**
 * The close of the session before (dollars) as it would open after the split and without the dividend; `undefined`
 * when the action cannot be right.
 */
export function closeAfter(previousClose: number, action: ExDateTerms | undefined): number | undefined {
  if (!action) return previousClose;
  const factor = exDateFactor(action, previousClose);
  return factor === undefined ? undefined : previousClose * factor;
}
