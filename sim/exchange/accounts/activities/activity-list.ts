/** The account's activities that a query asks for. */
import { isDate } from "../../../../src/engine/calendar/dates.ts";
import { utcTimestamp } from "../../../../src/engine/calendar/new-york.ts";
import { malformed } from "../../http/refusal.ts";
import type { Refusal } from "../../http/refusal.ts";
import { nanoseconds, parseNanoseconds } from "../../http/timestamps.ts";
import type { Account } from "../account.ts";
import { activityId, isFill } from "./activity-json.ts";
import type { Activity } from "./activity-json.ts";

type Query = Readonly<Record<string, string | undefined>>;

export type ActivityPage =
  | { readonly ok: true; readonly activities: Activity[] }
  | { readonly ok: false; readonly refusal: Refusal };

const LARGEST_PAGE = 100;
/** The types that the broker knows (Alpaca's list of activity types). */
const TYPES = new Set(
  (
    "FILL TRANS MISC ACATC ACATS CFEE CGD CSD CSW DIV DIVCGL DIVCGS DIVFEE DIVFT DIVNRA DIVROC DIVTW DIVTXEX FEE " +
    "FOPT INT INTNRA INTTW JNL JNLC JNLS MA MEM NC OCT OPASN OPCA OPCSH OPEXC OPEXP OPTRD PTC PTR REORG SC SPIN " +
    "SPLIT SSO SSP"
  ).split(" "),
);
const TRANSFERS = new Set(["CSD", "CSW"]);
const CATEGORIES = new Set(["trade_activity", "non_trade_activity"]);

/** An activity that clients have been told of. */
type Told = Activity & { readonly at: number };

function isToldBy(activity: Activity, instant: number): activity is Told {
  return activity.at !== null && activity.at <= instant;
}

/**
 * Everything that the clients of an account have been told by an instant (epoch ms), in order of the ids: what is no
 * execution comes before those of its date, whenever it was booked.
 */
function activitiesTold(account: Account, instant: number): Told[] {
  return [...account.fills, ...account.nonTradeActivities]
    .filter((activity) => isToldBy(activity, instant))
    .sort((a, b) => (activityId(a) < activityId(b) ? -1 : 1));
}

function refusedQuery(query: Query, types: readonly string[]): string | undefined {
  const unknown = types.find((type) => !TYPES.has(type));
  if (unknown !== undefined) return `invalid activity type: ${unknown}`;
  const { category, date, direction = "desc", page_size: size = String(LARGEST_PAGE) } = query;
  if (category !== undefined && !CATEGORIES.has(category)) {
    return "category must be trade_activity or non_trade_activity";
  }
  if (category !== undefined && types.length > 0) return "category cannot be combined with activity types";
  if (direction !== "asc" && direction !== "desc") return "direction must be asc or desc";
  if (!/^\d+$/.test(size) || Number(size) < 1 || Number(size) > LARGEST_PAGE) {
    return `page_size must be between 1 and ${LARGEST_PAGE}`;
  }
  if (date !== undefined && !isDate(date.slice(0, 10))) return "date is not a date";
  const bad = ["after", "until"].find(
    (name) => query[name] !== undefined && parseNanoseconds(query[name]) === undefined,
  );
  return bad === undefined ? undefined : `${bad} is not a timestamp`;
}

/** `TRANS` stands for deposits and withdrawals, `MISC` for all but those, dividends and executions. */
function isOfType(type: string, asked: string): boolean {
  if (asked === "TRANS") return TRANSFERS.has(type);
  if (asked === "MISC") return !TRANSFERS.has(type) && type !== "DIV" && type !== "FILL";
  return type === asked;
}

function isAskedFor(activity: Told, query: Query, types: readonly string[]): boolean {
  const fill = isFill(activity);
  const type = fill ? "FILL" : activity.type;
  const { category, date, order_id: orderId } = query;
  const at = nanoseconds(activity.at, 0);
  const after = parseNanoseconds(query["after"] ?? "");
  const until = parseNanoseconds(query["until"] ?? "");
  return (
    (types.length === 0 || types.some((asked) => isOfType(type, asked))) &&
    (category === undefined || (category === "trade_activity") === fill) &&
    (orderId === undefined || (fill && activity.orderId === orderId)) &&
    (date === undefined || utcTimestamp(activity.at).startsWith(date.slice(0, 10))) &&
    (after === undefined || at > after) &&
    (until === undefined || at < until)
  );
}

/**
 * One page of an account's activities as told by an instant (epoch ms), highest id first unless asked otherwise; `date`
 * (UTC), `after` and `until` go by the instant of booking. `types` are those asked for, all when empty. `page_token` is the
 * id of any activity of the account, after which the page begins.
 */
export function listActivities(
  account: Account,
  query: Query,
  types: readonly string[],
  instant: number,
): ActivityPage {
  const problem = refusedQuery(query, types);
  if (problem !== undefined) return { ok: false, refusal: malformed(problem) };
  const activities = activitiesTold(account, instant);
  if (query["direction"] !== "asc") activities.reverse();
  const { page_token: token = "" } = query;
  const last = token === "" ? -1 : activities.findIndex((item) => activityId(item) === token);
  if (token !== "" && last < 0) {
    return { ok: false, refusal: malformed(`invalid page_token: ${token}`) };
  }
  const wanted = activities.slice(last + 1).filter((activity) => isAskedFor(activity, query, types));
  return { ok: true, activities: wanted.slice(0, Number(query["page_size"] ?? LARGEST_PAGE)) };
}
