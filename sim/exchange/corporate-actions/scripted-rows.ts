/** What scripted splits and dividends make of a listing's rows. */
import { adjustedRow } from "../market/adjusted-row.ts";
import type { DailyRow } from "../market/market-data.ts";
import type { ScriptedDividend, ScriptedSplit } from "./corporate-action.ts";

/** Decimals of a price in dollars after a split; vendors' rows have no more. */
const PRICE_DECIMALS = 6;

/** A day with its own prices, and what its adjusted columns were over the plain ones times the given factors. */
function readjusted(before: DailyRow, day: DailyRow, prices: number, volumes: number): DailyRow {
  const splits = before.volume === 0 ? 1 : before.adjVolume / before.volume;
  return adjustedRow(day, (before.adjClose / before.close) * prices, splits * volumes);
}

function splitDay(row: DailyRow, factor: number): DailyRow {
  const price = (dollars: number) => Number((dollars / factor).toFixed(PRICE_DECIMALS));
  return {
    ...row,
    open: price(row.open),
    high: price(row.high),
    low: price(row.low),
    close: price(row.close),
    divCash: price(row.divCash),
    volume: Math.round(row.volume * factor),
  };
}

/**
 * The rows with a split: from its date on prices are divided and volumes multiplied by the factor, and the
 * adjusted columns of every earlier day follow.
 */
export function withSplit(rows: readonly DailyRow[], { date, factor }: ScriptedSplit): DailyRow[] {
  return rows.map((row) => {
    if (row.date < date) return readjusted(row, row, 1 / factor, factor);
    const day = splitDay(row, factor);
    const splitFactor = row.date === date ? row.splitFactor * factor : row.splitFactor;
    return readjusted(row, { ...day, splitFactor }, 1, 1);
  });
}

/**
 * The rows with a dividend: the adjusted prices of every day before its date shrink by the dividend's share of
 * the close before it (the method of CRSP). Plain prices stay as they are.
 */
export function withDividend(rows: readonly DailyRow[], dividend: ScriptedDividend): DailyRow[] {
  const cash = Number(dividend.cash);
  const before = rows.findLast(({ date }) => date < dividend.date);
  const factor = before ? 1 - cash / before.close : 1;
  return rows.map((row) => {
    if (row.date < dividend.date) return readjusted(row, row, factor, 1);
    return row.date === dividend.date ? { ...row, divCash: row.divCash + cash } : row;
  });
}
