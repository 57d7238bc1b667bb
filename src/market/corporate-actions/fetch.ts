/** The splits and dividends of a session, from Alpaca's corporate actions. Source: Alpaca's Market Data API. */
import * as z from "zod";
import type { Outcome } from "../../brokers/broker.ts";
import { send } from "../../brokers/alpaca/request.ts";
import type { ExDateAction } from "../../engine/bars/ex-date.ts";
import { addDays } from "../../engine/calendar/dates.ts";
import type { PlatformAlpaca } from "../alpaca/platform.ts";

const TYPES = "forward_split,reverse_split,stock_dividend,cash_dividend";
/** Rows of a page: the most that Alpaca answers. */
const PAGE = 1000;
/** Several times what a quarter of a year of the whole market takes; more means that pages go round in a circle. */
const MOST_PAGES = 60;
/**
 * Actions are asked for by the day on which Alpaca processes them, which is a dividend's day of payment: weeks after
 * its ex-date, or shortly before it when it is a very large one.
 */
const PROCESSED_BEFORE = 14;
const PROCESSED_AFTER = 90;

const price = z.number().nonnegative();
const ratio = z.number().positive();
const dividend = z.object({ symbol: z.string(), rate: price, currency: z.string().nullish() });
const split = z.object({ symbol: z.string(), new_rate: ratio, old_rate: ratio });
const stockDividend = z.object({ symbol: z.string(), rate: ratio });

const dated = z.array(z.looseObject({ ex_date: z.string().nullish() })).default([]);
const pageSchema = z.object({
  corporate_actions: z.object({
    forward_splits: dated,
    reverse_splits: dated,
    stock_dividends: dated,
    cash_dividends: dated,
  }),
  next_page_token: z.string().nullish(),
});

type Dated = z.infer<typeof dated>;

/** Adds an action to those that its symbol has on the same day already. */
function add(actions: Map<string, ExDateAction>, symbol: string, action: ExDateAction): void {
  const before = actions.get(symbol) ?? { splitFactor: 1, cash: 0 };
  actions.set(symbol, {
    splitFactor: before.splitFactor * action.splitFactor,
    cash: before.cash + action.cash,
  });
}

/** Notes a page's actions with the ex-date; answers the token of the next page. Throws (zod) when it is unreadable. */
function readPage(json: unknown, date: string, actions: Map<string, ExDateAction>): string | null {
  const { corporate_actions: lists, next_page_token: next } = pageSchema.parse(json);
  const onDate = (rows: Dated) => rows.filter(({ ex_date: exDate }) => exDate === date);
  for (const row of onDate([...lists.forward_splits, ...lists.reverse_splits])) {
    const terms = split.parse(row);
    add(actions, terms.symbol, { splitFactor: terms.new_rate / terms.old_rate, cash: 0 });
  }
  for (const row of onDate(lists.stock_dividends)) {
    const { symbol, rate } = stockDividend.parse(row);
    add(actions, symbol, { splitFactor: 1 + rate, cash: 0 });
  }
  for (const row of onDate(lists.cash_dividends)) {
    const { symbol, rate, currency } = dividend.parse(row);
    // Another currency's amount says nothing of a price in dollars.
    if ((currency ?? "USD") === "USD") add(actions, symbol, { splitFactor: 1, cash: rate });
  }
  return next ?? null;
}

/**
 * What every symbol of the market, or of a list, has going on with this ex-date (New York date); a symbol that is not in the map has
 * nothing. A part of the answer is no answer.
 */
export async function fetchExDates(
  alpaca: PlatformAlpaca,
  date: string,
  symbols?: readonly string[],
): Promise<Outcome<Map<string, ExDateAction>>> {
  const actions = new Map<string, ExDateAction>();
  let token: string | null = null;
  for (let page = 0; page < MOST_PAGES; page++) {
    const query = new URLSearchParams({
      types: TYPES,
      start: addDays(date, -PROCESSED_BEFORE),
      end: addDays(date, PROCESSED_AFTER),
      limit: String(PAGE),
      ...(symbols === undefined ? {} : { symbols: symbols.join(",") }),
      ...(token === null ? {} : { page_token: token }),
    });
    const answer: Outcome<string | null> = await send(alpaca, {
      method: "GET",
      service: "data",
      url: `${alpaca.dataUrl}/v1/corporate-actions?${query.toString()}`,
      read: (json) => {
        const onPage = new Map<string, ExDateAction>();
        const next = readPage(json, date, onPage);
        for (const [symbol, action] of onPage) add(actions, symbol, action);
        return next;
      },
    });
    if (answer.kind !== "confirmed") return answer;
    if (answer.value === null) return { kind: "confirmed", value: actions };
    token = answer.value;
  }
  return { kind: "unknown", message: `more than ${MOST_PAGES} pages of corporate actions` };
}
