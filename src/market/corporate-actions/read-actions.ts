/** Alpaca's corporate actions as actions of ours. Source: Alpaca's Market Data API, "Corporate Actions". */
import * as z from "zod";
import type { CorporateAction } from "../../engine/prices/corporate-action.ts";

/** What is asked for, by the names of its lists. The others change no share and no price of a stock. */
const LISTS = {
  forward_splits: "forward_split",
  reverse_splits: "reverse_split",
  stock_dividends: "stock_dividend",
  cash_dividends: "cash_dividend",
  spin_offs: "spin_off",
  rights_distributions: "rights_distribution",
  unit_splits: "unit_split",
  name_changes: "name_change",
  cash_mergers: "cash_merger",
  stock_mergers: "stock_merger",
  stock_and_cash_mergers: "stock_and_cash_merger",
  redemptions: "redemption",
  worthless_removals: "worthless_removal",
} as const;
type ListName = keyof typeof LISTS;

/** The value of the parameter `types`. */
export const ACTION_TYPES = Object.values(LISTS).join(",");

type Row = Readonly<Record<string, unknown>>;

const rows = z.array(z.looseObject({})).default([]);
const lists = Object.fromEntries(Object.keys(LISTS).map((name) => [name, rows]));
const pageSchema = z.object({
  corporate_actions: z.looseObject(lists),
  next_page_token: z.string().nullish(),
});

const amount = z.number().nonnegative();
const ratio = z.number().positive();
const splitTerms = z.object({ symbol: z.string(), new_rate: ratio, old_rate: ratio });
const stockDividendTerms = z.object({ symbol: z.string(), rate: ratio });
const dividendTerms = z.object({ symbol: z.string(), rate: amount, currency: z.string().nullish() });

function textIn(row: Row, name: string): string | null {
  const text = row[name];
  return typeof text === "string" && text !== "" ? text : null;
}

/** When an action takes effect: its ex-date, else the day that is its own, else that on which it is processed. */
function dateOf(row: Row): string | null {
  return textIn(row, "ex_date") ?? textIn(row, "effective_date") ?? textIn(row, "process_date");
}

const about = (row: Row, symbol: string, date: string) => ({ id: textIn(row, "id") ?? "", symbol, date });

function readSplit(row: Row, date: string): CorporateAction[] {
  const terms = splitTerms.parse(row);
  const listed = about(row, terms.symbol, date);
  const successor = textIn(row, "new_symbol");
  return [
    { kind: "split", ...listed, factors: [terms.new_rate / terms.old_rate] },
    // A reverse split may come with another symbol.
    ...(successor !== null && successor !== terms.symbol
      ? [{ kind: "end", ...listed, successor } as const]
      : []),
  ];
}

/**
 * By the documentation a rate is the shares that come for one; of one and more it may as well be the shares that there are
 * afterwards, as which such rates have been seen.
 */
function readStockDividend(row: Row, date: string): CorporateAction {
  const { symbol, rate } = stockDividendTerms.parse(row);
  return { kind: "split", ...about(row, symbol, date), factors: rate < 1 ? [1 + rate] : [1 + rate, rate] };
}

function readDividend(row: Row, date: string): CorporateAction[] {
  const { symbol, rate, currency } = dividendTerms.parse(row);
  // Another currency's amount says nothing of a price in dollars.
  return (currency ?? "USD") === "USD" ? [{ kind: "dividend", ...about(row, symbol, date), cash: rate }] : [];
}

/** An action that changes a symbol in a way that has no number; none where the row does not name the symbol. */
function readOther(name: ListName, row: Row, date: string): CorporateAction[] {
  if (name === "spin_offs" || name === "rights_distributions") {
    const source = textIn(row, "source_symbol");
    return source === null ? [] : [{ kind: "spin_off", ...about(row, source, date) }];
  }
  const symbol = textIn(row, "old_symbol") ?? textIn(row, "acquiree_symbol") ?? textIn(row, "symbol");
  const successor = textIn(row, "new_symbol") ?? textIn(row, "acquirer_symbol");
  return symbol === null ? [] : [{ kind: "end", ...about(row, symbol, date), successor }];
}

function readRow(name: ListName, row: Row, date: string): CorporateAction[] {
  switch (name) {
    case "forward_splits":
    case "reverse_splits":
      return readSplit(row, date);
    case "stock_dividends":
      return [readStockDividend(row, date)];
    case "cash_dividends":
      return readDividend(row, date);
    default:
      return readOther(name, row, date);
  }
}

export interface ActionsPage {
  readonly actions: readonly CorporateAction[];
  /** The token of the next page; null on the last. */
  readonly next: string | null;
}

/**
 * The actions of a page that take effect from one New York date to another. Throws (zod) when the page is not one, or when
 * what concerns the prices of `today` cannot be read; rows of other days that cannot be read are left out.
 */
export function readActionsPage(
  json: unknown,
  { from, today, to }: { from: string; today: string; to: string },
): ActionsPage {
  const page = pageSchema.parse(json);
  const names = Object.keys(LISTS) as ListName[];
  const actions = names.flatMap((name) =>
    rows.parse(page.corporate_actions[name]).flatMap((row) => {
      const date = dateOf(row);
      if (date === null || date < from || date > to) return [];
      if (date === today) return readRow(name, row, date);
      try {
        return readRow(name, row, date);
      } catch {
        return [];
      }
    }),
  );
  return { actions, next: page.next_page_token ?? null };
}
