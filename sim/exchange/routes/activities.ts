/** `GET /v2/account/activities`: executions are the only activities of this exchange. */
import { Hono } from "hono";
import { isDate } from "../../../src/engine/calendar/dates.ts";
import { utcTimestamp } from "../../../src/engine/calendar/new-york.ts";
import type { Fill } from "../accounts/fill.ts";
import { activityId, fillJson } from "../accounts/fill-json.ts";
import type { AccountEnv } from "../http/authentication.ts";
import { malformed, refuse } from "../http/refusal.ts";
import { nanoseconds, parseNanoseconds } from "../http/timestamps.ts";

type Query = Readonly<Record<string, string | undefined>>;

const LARGEST_PAGE = 100;
/** The types that the broker knows (Alpaca's list of activity types). */
const TYPES = new Set(
  (
    "FILL TRANS MISC ACATC ACATS CFEE CSD CSW DIV DIVCGL DIVCGS DIVFEE DIVFT DIVNRA DIVROC DIVTW DIVTXEX FEE " +
    "INT INTNRA INTTW JNL JNLC JNLS MA MEM NC OPASN OPCA OPCSH OPEXC OPEXP OPTRD PTC PTR REORG SC SPIN SPLIT SSO SSP"
  ).split(" "),
);

function isAskedFor(fill: Fill, query: Query): boolean {
  const at = nanoseconds(fill.at, 0);
  const after = parseNanoseconds(query["after"] ?? "");
  const until = parseNanoseconds(query["until"] ?? "");
  return (
    (query["order_id"] === undefined || query["order_id"] === fill.orderId) &&
    (query["date"] === undefined || utcTimestamp(fill.at).startsWith(query["date"].slice(0, 10))) &&
    (after === undefined || at > after) &&
    (until === undefined || at < until)
  );
}

function refusedQuery(query: Query, types: readonly string[]): string | undefined {
  const unknown = types.find((type) => !TYPES.has(type));
  if (unknown !== undefined) return `invalid activity type: ${unknown}`;
  const { date, direction = "desc", page_size: size = String(LARGEST_PAGE) } = query;
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

function page(fills: readonly Fill[], query: Query, types: readonly string[]): Response {
  const problem = refusedQuery(query, types);
  if (problem !== undefined) return refuse(malformed(problem));
  const wanted =
    (types.length === 0 || types.includes("FILL")) && query["category"] !== "non_trade_activity"
      ? fills.filter((fill) => isAskedFor(fill, query))
      : [];
  if (query["direction"] !== "asc") wanted.reverse();
  const token = query["page_token"];
  const start = token === undefined ? 0 : wanted.findIndex((fill) => activityId(fill) === token) + 1;
  const size = Number(query["page_size"] ?? LARGEST_PAGE);
  return Response.json(wanted.slice(start, start + size).map(fillJson));
}

/** Routes below `/v2/account/activities`. */
export function activityRoutes(): Hono<AccountEnv> {
  return new Hono<AccountEnv>()
    .get("/", (context) => {
      const types = context.req.query("activity_types")?.split(",").filter(Boolean) ?? [];
      return page(context.get("account").fills, context.req.query(), types);
    })
    .get("/:type", (context) =>
      page(context.get("account").fills, context.req.query(), [context.req.param("type")]),
    );
}
