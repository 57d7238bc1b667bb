/** The corporate actions about a session, from Alpaca. Source: Alpaca's Market Data API, "Corporate Actions". */
import type { Outcome } from "../../brokers/broker.ts";
import { send } from "../../brokers/alpaca/request.ts";
import type { ExDateAction } from "../../engine/bars/ex-date.ts";
import { addDays } from "../../engine/calendar/dates.ts";
import { previousSession } from "../../engine/calendar/sessions.ts";
import { termsOn } from "../../engine/prices/listed-terms.ts";
import type { CorporateAction } from "../../engine/prices/corporate-action.ts";
import type { PlatformAlpaca } from "../alpaca/platform.ts";
import { ACTION_TYPES, type ActionsPage, readActionsPage } from "./read-actions.ts";

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
/** Days before and after a session whose actions are told with its own: brokers book late, and lists err by days. */
const TOLD_BEFORE = 10;
const TOLD_AFTER = 5;

/** What is listed about a session. */
export interface ListedActions {
  /** The splits and dividends of the session itself, by symbol; a symbol that is not in the map has none. */
  readonly exDates: ReadonlyMap<string, ExDateAction>;
  /**
   * What changes shares or symbols from ten days before the session to five days after it, and the dividends of the
   * session and the one before.
   */
  readonly around: readonly CorporateAction[];
}

/** The dividends of a quarter are many, and only the newest of them can matter. */
function isOfInterest({ kind, date }: CorporateAction, from: string, to: string): boolean {
  return kind !== "dividend" || (date >= from && date <= to);
}

/** What some actions are to a session (New York date). */
function listedOn(actions: readonly CorporateAction[], date: string): ListedActions {
  const before = previousSession(date).date;
  return {
    exDates: termsOn(actions, date),
    around: actions.filter((action) => isOfInterest(action, before, date)),
  };
}

/**
 * What is listed of every symbol of the market, or of a list, about a session (New York date). A part of the answer is no
 * answer.
 */
export async function fetchActions(
  alpaca: PlatformAlpaca,
  date: string,
  symbols?: readonly string[],
): Promise<Outcome<ListedActions>> {
  const period = { from: addDays(date, -TOLD_BEFORE), today: date, to: addDays(date, TOLD_AFTER) };
  const actions: CorporateAction[] = [];
  let token: string | null = null;
  for (let page = 0; page < MOST_PAGES; page++) {
    const query = new URLSearchParams({
      types: ACTION_TYPES,
      start: addDays(date, -PROCESSED_BEFORE),
      end: addDays(date, PROCESSED_AFTER),
      limit: String(PAGE),
      ...(symbols === undefined ? {} : { symbols: symbols.join(",") }),
      ...(token === null ? {} : { page_token: token }),
    });
    const answer: Outcome<ActionsPage> = await send(alpaca, {
      method: "GET",
      service: "data",
      url: `${alpaca.dataUrl}/v1/corporate-actions?${query.toString()}`,
      read: (json) => readActionsPage(json, period),
    });
    if (answer.kind !== "confirmed") return answer;
    actions.push(...answer.value.actions);
    if (answer.value.next === null) return { kind: "confirmed", value: listedOn(actions, date) };
    token = answer.value.next;
  }
  return { kind: "unknown", message: `more than ${MOST_PAGES} pages of corporate actions` };
}

/** The splits and dividends of a session (New York date) alone, as `fetchActions` has them. */
export async function fetchExDates(
  alpaca: PlatformAlpaca,
  date: string,
  symbols?: readonly string[],
): Promise<Outcome<ReadonlyMap<string, ExDateAction>>> {
  const answer = await fetchActions(alpaca, date, symbols);
  return answer.kind === "confirmed" ? { kind: "confirmed", value: answer.value.exDates } : answer;
}
