/** `/v1/corporate-actions` of the data API: the splits and cash dividends of the market. */
import { Hono } from "hono";
import { dateAt } from "../../calendar/trading-days.ts";
import type { Core } from "../../core.ts";
import type { AccountEnv } from "../../http/authentication.ts";
import { announcementsBetween } from "../../market/announcements.ts";
import type { Announcement } from "../../market/announcements.ts";
import { inventedCusip } from "../../market/cusip.ts";
import { parseActionsQuery } from "./corporate-actions-query.ts";
import type { ActionsQuery } from "./corporate-actions-query.ts";
import { pageToken } from "./page-token.ts";

const RATE_DECIMALS = 6;

/** By date; within a date by symbol, as they come. */
function actionsOf(core: Core, { symbols, types, ids, from, to, newestFirst }: ActionsQuery): Announcement[] {
  const interval = { from, to, today: dateAt(core.clock.now()) };
  const direction = newestFirst ? -1 : 1;
  return symbols
    .flatMap((symbol) => announcementsBetween(core.prices, symbol, interval))
    .filter(({ id, type }) => (types?.has(type) ?? true) && (ids?.has(id) ?? true))
    .sort((a, b) => (a.exDate === b.exDate ? 0 : direction * (a.exDate < b.exDate ? -1 : 1)));
}

/** The terms of an action. A reverse split comes with a new CUSIP. */
function termsJson({ type, symbol, exDate, rate }: Announcement): Record<string, unknown> {
  const cusip = inventedCusip(symbol);
  switch (type) {
    case "cash_dividend":
      return { cusip, rate, special: false, foreign: false };
    case "forward_split":
      return { cusip, new_rate: rate, old_rate: 1 };
    case "reverse_split":
      return {
        old_cusip: inventedCusip(symbol, exDate),
        new_cusip: cusip,
        new_rate: 1,
        old_rate: Number((1 / rate).toFixed(RATE_DECIMALS)),
      };
  }
}

/** An action; everything about it happens on its ex-date. */
function actionJson(action: Announcement): Record<string, unknown> {
  const { id, symbol, exDate } = action;
  return {
    id,
    symbol,
    ...termsJson(action),
    process_date: exDate,
    ex_date: exDate,
    record_date: exDate,
    payable_date: exDate,
  };
}

/** The actions in a list for each type that there is. */
function listsJson(actions: readonly Announcement[]): Record<string, unknown[]> {
  const lists: Record<string, unknown[]> = {};
  for (const action of actions) (lists[`${action.type}s`] ??= []).push(actionJson(action));
  return lists;
}

/** Routes below `/v1/corporate-actions`. */
export function corporateActionRoutes(core: Core): Hono<AccountEnv> {
  return new Hono<AccountEnv>().get("/", (context) => {
    const asked = parseActionsQuery(core, context.req.query());
    if (!asked.ok) return context.json(asked.body, asked.status);
    const { limit, after } = asked.value;
    const actions = actionsOf(core, asked.value);
    const from = after === undefined ? 0 : actions.findIndex(({ id }) => id === after) + 1;
    const page = actions.slice(from, from + limit);
    const last = actions.length > from + limit ? page.at(-1) : undefined;
    return context.json({
      corporate_actions: listsJson(page),
      next_page_token: last ? pageToken([last.id]) : null,
    });
  });
}
