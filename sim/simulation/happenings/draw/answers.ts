/** Answers that are wrong once, by the situation that they make. */
import type { Draw } from "../../../exchange/faults/draw.ts";
import type { FaultToOrder } from "../happening.ts";

type Match = FaultToOrder["match"];
type Drawer = (draw: Draw) => FaultToOrder;

const SECOND = 1_000;
/** Ages of answers that are of an earlier moment: balances and lists of a broker lag by seconds. */
const AGES = [1, 3, 8, 20, 60] as const;

const POSITIONS: Match = { method: "GET", path: "/v2/positions" };
const ACCOUNT: Match = { method: "GET", path: "/v2/account" };
const ACTIVITIES: Match = { method: "GET", pathPrefix: "/v2/account/activities" };
const ORDERS: Match = { method: "GET", path: "/v2/orders" };
const ASSET: Match = { method: "GET", pathPrefix: "/v2/assets/" };

const empty =
  (match: Match): Drawer =>
  () => ({ match, action: "omit-rows" });
const stale =
  (match: Match): Drawer =>
  (draw) => ({
    match,
    action: "stale",
    age: draw.oneOf(AGES) * SECOND,
    times: draw.whole(1, 3),
  });
const nulls =
  (match: Match, fields: readonly [string, ...string[]]): Drawer =>
  (draw) => ({
    match,
    action: "null-fields",
    fields: [draw.oneOf(fields)],
  });

/** What a gateway or a service says that is not itself for a moment. */
const PASSING = [401, 403, 404, 408, 409, 425, 499] as const;
const refused =
  (match: Match): Drawer =>
  (draw) => ({
    match,
    action: "status",
    status: draw.oneOf(PASSING),
    body: draw.oneOf([undefined, { message: "forbidden." }]),
  });

export const ANSWERS = {
  "positions: empty list": empty(POSITIONS),
  "positions: a row is missing": (draw) => ({
    match: POSITIONS,
    action: "omit-rows",
    keep: draw.whole(1, 3),
  }),
  "positions: of an earlier moment": stale(POSITIONS),
  "positions: two rows of a symbol": (draw) => ({
    match: POSITIONS,
    action: "repeat-rows",
    fields: { qty: draw.oneOf(["1", "3", "0.5"]), qty_available: "0" },
    times: draw.whole(1, 2),
  }),
  "positions: null in a row": nulls(POSITIONS, ["market_value", "qty_available", "current_price", "qty"]),
  "account: zero balances": () => ({ match: ACCOUNT, action: "zero-balances" }),
  "account: of an earlier moment": stale(ACCOUNT),
  "account: null in it": nulls(ACCOUNT, ["equity", "cash", "buying_power"]),
  "activities: empty list": empty(ACTIVITIES),
  "activities: of an earlier moment": stale(ACTIVITIES),
  "activities: a row comes twice": () => ({ match: ACTIVITIES, action: "repeat-rows" }),
  "activities: in another order": () => ({ match: ACTIVITIES, action: "shuffle-rows" }),
  "orders: empty list": empty(ORDERS),
  "orders: of an earlier moment": stale(ORDERS),
  "orders: null in a row": nulls(ORDERS, ["filled_qty", "filled_avg_price", "status"]),
  "assets: null in one": nulls(ASSET, ["status", "fractionable", "tradable"]),
  "refused once: clock": refused({ path: "/v2/clock" }),
  "refused once: account": refused(ACCOUNT),
  "refused once: positions": refused(POSITIONS),
  "refused once: activities": refused(ACTIVITIES),
  "refused once: list of orders": refused(ORDERS),
  "refused once: look-up of an order": refused({ pathPrefix: "/v2/orders:by_client_order_id" }),
  "refused once: new order": refused({ method: "POST", path: "/v2/orders" }),
  "refused once: cancel": refused({ method: "DELETE", pathPrefix: "/v2/orders/" }),
  "refused once: asset": refused(ASSET),
  "refused once: quotes": refused({ pathPrefix: "/v2/stocks/" }),
} as const satisfies Readonly<Record<string, Drawer>>;
