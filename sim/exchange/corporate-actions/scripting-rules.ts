/** Which corporate actions can be scripted. */
import { sessionOf } from "../calendar/trading-days.ts";
import type { Prices } from "../market/prices.ts";
import type { Series } from "../market/series.ts";
import { endsSymbol } from "./corporate-action.ts";
import type { CorporateAction, ScriptedSplit } from "./corporate-action.ts";
import type { ScriptedMarket } from "./scripted-market.ts";

/** The tick of prices below a dollar: nothing trades for less. */
const LEAST_PRICE = 0.0001;

const SYMBOL = /^[A-Z][A-Z0-9]{0,9}(\.[A-Z]{1,2})?$/;

function refusedDate({ date }: CorporateAction, now: number): string | undefined {
  const session = sessionOf(date);
  if (!session) return `date: the market is closed on ${date}`;
  return session.open <= now ? `date: the session of ${date} has begun, choose a later one` : undefined;
}

function refusedNewName(newSymbol: string, market: ScriptedMarket): string | undefined {
  if (!SYMBOL.test(newSymbol)) return `newSymbol: ${newSymbol} is not a symbol like ABC or BRK.B`;
  const taken =
    market.has(newSymbol) ||
    market.actions.some(
      (action) =>
        action.symbol === newSymbol || (action.type === "symbol-change" && action.newSymbol === newSymbol),
    );
  return taken ? `newSymbol: ${newSymbol} is or was another security` : undefined;
}

/** One action a symbol and date, and the one that ends a symbol is its last. */
function refusedBesides(action: CorporateAction, others: readonly CorporateAction[]): string | undefined {
  const { symbol, date } = action;
  for (const other of others) {
    if (other.symbol !== symbol) continue;
    if (endsSymbol(other)) return `symbol: ${symbol} ends with the ${other.type} of ${other.date}`;
    if (other.date === date) return `date: there is a ${other.type} of ${symbol} on ${date} already`;
    if (endsSymbol(action) && other.date > date) {
      return `date: the ${other.type} of ${symbol} on ${other.date} would come after its end`;
    }
  }
  return undefined;
}

/** The close in dollars before a date. */
function closeBefore(series: Series, date: string): number | undefined {
  return series.row(series.placeAt(date) - 1)?.close;
}

/** A split leaves prices that can be quoted, and that are above the dividends scripted for later. */
function refusedSplit(
  { symbol, date, factor }: ScriptedSplit,
  series: Series,
  others: readonly CorporateAction[],
): string | undefined {
  const { rows } = series.listing;
  if (rows.some((row) => row.date >= date && row.low / factor < LEAST_PRICE)) {
    return `factor: it would bring ${symbol} below ${LEAST_PRICE} dollars`;
  }
  for (const other of others) {
    if (other.type !== "dividend" || other.symbol !== symbol || other.date < date) continue;
    const close = closeBefore(series, other.date);
    if (close === undefined || Number(other.cash) < close / factor) continue;
    return `factor: the dividend of ${symbol} on ${other.date} would be more than its price`;
  }
  return undefined;
}

/** What a split and a dividend need of the data: a day to happen on, and prices that stay above zero. */
function refusedRows(
  action: CorporateAction,
  prices: Prices,
  others: readonly CorporateAction[],
): string | undefined {
  const { symbol, date } = action;
  const series = prices.series(symbol);
  const place = series?.placeAt(date) ?? -1;
  if (series?.row(place)?.date !== date) return `date: the data has no day of ${symbol} on ${date}`;
  if (action.type === "split") return refusedSplit(action, series, others);
  const close = closeBefore(series, date);
  if (action.type === "dividend" && close !== undefined && Number(action.cash) >= close) {
    return `cash: a dividend must be smaller than the price of ${symbol}, ${close}`;
  }
  return undefined;
}

/** Why an action cannot be scripted at an instant (epoch ms), if so: one line, led by the field's name. */
export function refusedAction(
  action: CorporateAction,
  market: ScriptedMarket,
  prices: Prices,
  now: number,
): string | undefined {
  if (!prices.tape(action.symbol, now)) return `symbol: ${action.symbol} is not listed`;
  return (
    refusedDate(action, now) ??
    refusedBesides(action, market.actions) ??
    (action.type === "symbol-change" ? refusedNewName(action.newSymbol, market) : undefined) ??
    (endsSymbol(action) ? undefined : refusedRows(action, prices, market.actions))
  );
}
