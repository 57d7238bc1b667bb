/** The query of `GET /v2/orders`: which orders, in which order, how many. */
import type { Account } from "../accounts/account.ts";
import { malformed, notFound } from "../http/refusal.ts";
import type { Refusal } from "../http/refusal.ts";
import { nanoseconds, parseNanoseconds } from "../http/timestamps.ts";
import { isOpen } from "./order.ts";
import type { Order } from "./order.ts";

export type Listed =
  | { readonly ok: true; readonly orders: Order[] }
  | { readonly ok: false; readonly refusal: Refusal };

type Bounds =
  | { readonly ok: true; readonly after: bigint | undefined; readonly until: bigint | undefined }
  | { readonly ok: false; readonly refusal: Refusal };

type Query = Readonly<Record<string, string | undefined>>;

const DEFAULT_LIMIT = 50;
const LARGEST_LIMIT = 500;

function refused(message: string): { ok: false; refusal: Refusal } {
  return { ok: false, refusal: malformed(message) };
}

/** The orders of an account that the query's parameters ask for: the newest 50 open ones when it asks for nothing. */
export function listOrders(account: Account, query: Query): Listed {
  const { status = "open", direction = "desc", limit = String(DEFAULT_LIMIT) } = query;
  if (!["open", "closed", "all"].includes(status)) return refused("status must be open, closed or all");
  if (direction !== "asc" && direction !== "desc") return refused("direction must be asc or desc");
  const count = /^\d+$/.test(limit) ? Number(limit) : 0;
  if (count < 1 || count > LARGEST_LIMIT) return refused(`limit must be between 1 and ${LARGEST_LIMIT}`);
  const bounds = readBounds(account, query);
  if (!bounds.ok) return bounds;
  const { after, until } = bounds;
  const chosen = account.orders().filter((order) => {
    const submitted = nanoseconds(order.submittedAt, order.sequence);
    return (
      (status === "all" || isOpen(order) === (status === "open")) &&
      (after === undefined || submitted > after) &&
      (until === undefined || submitted < until) &&
      isAskedFor(order, query)
    );
  });
  if (direction === "desc") chosen.reverse();
  return { ok: true, orders: chosen.slice(0, count) };
}

function isAskedFor(order: Order, query: Query): boolean {
  const symbols = query["symbols"]?.split(",").filter(Boolean) ?? [];
  const classes = query["asset_class"]?.split(",").filter(Boolean) ?? [];
  return (
    (symbols.length === 0 || symbols.includes(order.symbol)) &&
    (classes.length === 0 || classes.includes("us_equity") || classes.includes("all")) &&
    (query["side"] === undefined || query["side"] === order.side)
  );
}

function readBounds(account: Account, query: Query): Bounds {
  const { after_order_id: afterId, before_order_id: beforeId } = query;
  const byId = afterId !== undefined || beforeId !== undefined;
  if (afterId !== undefined && beforeId !== undefined) {
    return refused("only one of before_order_id and after_order_id is accepted");
  }
  if (byId && (query["after"] !== undefined || query["until"] !== undefined)) {
    return refused("before_order_id and after_order_id cannot be combined with after and until");
  }
  if (byId) {
    const id = afterId ?? beforeId ?? "";
    const order = account.order(id);
    if (!order) return { ok: false, refusal: notFound(`order not found for ${id}`) };
    const submitted = nanoseconds(order.submittedAt, order.sequence);
    return afterId === undefined
      ? { ok: true, after: undefined, until: submitted }
      : { ok: true, after: submitted, until: undefined };
  }
  const after = query["after"] === undefined ? undefined : parseNanoseconds(query["after"]);
  const until = query["until"] === undefined ? undefined : parseNanoseconds(query["until"]);
  if (query["after"] !== undefined && after === undefined) return refused("after is not a timestamp");
  if (query["until"] !== undefined && until === undefined) return refused("until is not a timestamp");
  return { ok: true, after, until };
}
