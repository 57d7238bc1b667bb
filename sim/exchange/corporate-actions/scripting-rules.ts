/** Which corporate actions can be scripted. */
import { sessionOf } from "../calendar/trading-days.ts";
import type { Prices } from "../market/prices.ts";
import { endsSymbol } from "./corporate-action.ts";
import type { CorporateAction } from "./corporate-action.ts";
import type { ScriptedMarket } from "./scripted-market.ts";

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

/** What a split and a dividend need of the data: a day to happen on, and one before it. */
function refusedRows(action: CorporateAction, prices: Prices): string | undefined {
  const { symbol, date } = action;
  const series = prices.series(symbol);
  const place = series?.placeAt(date) ?? -1;
  if (series?.row(place)?.date !== date) return `date: the data has no day of ${symbol} on ${date}`;
  const before = series.row(place - 1);
  if (action.type === "dividend" && before && Number(action.cash) >= before.close) {
    return `cash: a dividend must be smaller than the price of ${symbol}, ${before.close}`;
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
    (endsSymbol(action) ? undefined : refusedRows(action, prices))
  );
}
