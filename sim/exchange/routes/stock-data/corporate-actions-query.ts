/** The request for corporate actions: what its parameters mean. */
import { isDate } from "../../../../src/engine/calendar/dates.ts";
import { dateAt } from "../../calendar/trading-days.ts";
import type { Core } from "../../core.ts";
import { ANNOUNCED_TYPES } from "../../market/announcements.ts";
import { inventedCusip } from "../../market/cusip.ts";
import { badRequest } from "./data-refusal.ts";
import { partsOfToken } from "./page-token.ts";
import { parseLimit, parseSymbols, parseWord, unexpected } from "./parameters.ts";
import type { DataQuery, Parsed } from "./parameters.ts";

/** Ids are asked for alone, of whatever date; these are what they cannot be asked for with. */
const FILTERS = ["symbols", "cusips", "types", "region", "start", "end", "data_quality"] as const;
const PARAMETERS: ReadonlySet<string> = new Set([...FILTERS, "ids", "limit", "page_token", "sort"]);
const MOST_ACTIONS = 1_000;
const DEFAULT_ACTIONS = "100";
const FIRST_DATE = "0001-01-01";
const LAST_DATE = "9999-12-31";
/** The broker's types of which the market has none are known, too. */
const TYPES = [
  ...ANNOUNCED_TYPES,
  "unit_split",
  "stock_dividend",
  "spin_off",
  "cash_merger",
  "stock_merger",
  "stock_and_cash_merger",
  "redemption",
  "name_change",
  "worthless_removal",
  "rights_distribution",
  "partial_call",
  "reorganization",
] as const;

export interface ActionsQuery {
  /** In alphabetical order. */
  readonly symbols: readonly string[];
  /** `undefined` for all of them. */
  readonly types: ReadonlySet<string> | undefined;
  readonly ids: ReadonlySet<string> | undefined;
  /** New York dates, both included. */
  readonly from: string;
  readonly to: string;
  readonly limit: number;
  readonly newestFirst: boolean;
  /** The id of the last action of the page before. */
  readonly after: string | undefined;
}

function parseTypes(text: string | undefined): Parsed<ActionsQuery["types"]> {
  if (text === undefined) return { ok: true, value: undefined };
  for (const name of text.split(",")) {
    const word = parseWord("type", name, TYPES);
    if (!word.ok) return word;
  }
  return { ok: true, value: new Set(text.split(",")) };
}

function parseDate(name: string, date: string): Parsed<string> {
  return isDate(date) ? { ok: true, value: date } : badRequest(`invalid ${name}: ${date} is not a date`);
}

/** The symbols of a list and of a list of CUSIPs, of all the market without either. All of it is of the region `us`. */
function parseListed(core: Core, { symbols, cusips, region = "us" }: DataQuery): Parsed<readonly string[]> {
  const word = parseWord("region", region, ["us", "non_us", "all"]);
  if (!word.ok) return word;
  const all = { ok: true, value: [...core.prices.market.keys()] } as const;
  const named = symbols === undefined ? all : parseSymbols(symbols);
  if (!named.ok) return named;
  const wanted = cusips === undefined ? undefined : new Set(cusips.split(","));
  const listed = named.value.filter((symbol) => wanted?.has(inventedCusip(symbol)) ?? true);
  return { ok: true, value: word.value === "non_us" ? [] : listed.toSorted() };
}

/** What a query asks for, or why it is refused. Without dates it is the current day of New York. */
export function parseActionsQuery(core: Core, query: DataQuery): Parsed<ActionsQuery> {
  const surplus = unexpected(query, PARAMETERS);
  if (surplus) return surplus;
  const ids = query["ids"] === undefined ? undefined : new Set(query["ids"].split(","));
  const filter = ids && FILTERS.find((name) => query[name] !== undefined);
  if (filter) return badRequest(`ids and ${filter} cannot be used together`);
  const symbols = parseListed(core, query);
  if (!symbols.ok) return symbols;
  const types = parseTypes(query["types"]);
  if (!types.ok) return types;
  const quality = parseWord("data_quality", query["data_quality"] ?? "complete", ["complete", "all"]);
  if (!quality.ok) return quality;
  const today = dateAt(core.clock.now());
  const from = parseDate("start", query["start"] ?? (ids ? FIRST_DATE : today));
  if (!from.ok) return from;
  const to = parseDate("end", query["end"] ?? (ids ? LAST_DATE : today));
  if (!to.ok) return to;
  if (to.value < from.value) return badRequest("end should not be before start");
  const limit = parseLimit(query["limit"] ?? DEFAULT_ACTIONS, MOST_ACTIONS);
  if (!limit.ok) return limit;
  const sort = parseWord("sort", query["sort"] ?? "asc", ["asc", "desc"]);
  if (!sort.ok) return sort;
  const token = query["page_token"];
  const after = token === undefined ? undefined : partsOfToken(token, 1)?.[0];
  if (token !== undefined && after === undefined) return badRequest(`invalid page_token: ${token}`);
  return {
    ok: true,
    value: {
      symbols: symbols.value,
      types: types.value,
      ids,
      from: from.value,
      to: to.value,
      limit: limit.value,
      newestFirst: sort.value === "desc",
      after,
    },
  };
}
