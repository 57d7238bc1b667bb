/** `/v2/orders`. */
import { Hono } from "hono";
import type { Account } from "../accounts/account.ts";
import type { Core } from "../core.ts";
import type { AccountEnv } from "../http/authentication.ts";
import { malformed, notFound, refusalBody, refuse } from "../http/refusal.ts";
import { OrderBody } from "../orders/request/order-body.ts";
import type { Placed } from "../orders/order-desk.ts";
import { orderJson } from "../orders/order-json.ts";
import { listOrders } from "../orders/order-list.ts";
import { ReplacementBody } from "../orders/request/replacement-body.ts";
import { isUuid } from "../random/identifiers.ts";

const UNREADABLE = { status: 400, code: 40010000, message: "request body format is invalid" } as const;

/** The JSON of a request, or `undefined` when it is none. */
async function jsonOf(request: Request): Promise<unknown> {
  try {
    return await request.json();
  } catch {
    return undefined;
  }
}

function findOrder(account: Account, id: string): Placed {
  if (!isUuid(id)) return { ok: false, refusal: malformed("order_id is missing") };
  const order = account.order(id);
  return order ? { ok: true, order } : { ok: false, refusal: notFound(`order not found for ${id}`) };
}

/** Routes that place, read, replace and cancel the orders of the admitted account. */
export function orderRoutes(core: Core): Hono<AccountEnv> {
  return new Hono<AccountEnv>()
    .post("/orders", async (context) => {
      const body = OrderBody.safeParse(await jsonOf(context.req.raw));
      if (!body.success) return refuse(UNREADABLE);
      const placed = core.desk.place(context.get("account"), body.data);
      return placed.ok ? context.json(orderJson(placed.order)) : refuse(placed.refusal);
    })
    .get("/orders", (context) => {
      const listed = listOrders(context.get("account"), context.req.query());
      return listed.ok ? context.json(listed.orders.map(orderJson)) : refuse(listed.refusal);
    })
    .delete("/orders", (context) => {
      const rows = context
        .get("account")
        .openOrders()
        .map((order) => {
          const refusal = core.desk.cancel(order);
          return refusal
            ? { id: order.id, status: refusal.status, body: refusalBody(refusal) }
            : { id: order.id, status: 200, body: orderJson(order) };
        });
      return context.json(rows, 207);
    })
    .get("/orders:by_client_order_id", (context) => {
      const id = context.req.query("client_order_id");
      if (id === undefined) return refuse(malformed("client_order_id is required"));
      const order = context.get("account").orderByClientId(id);
      return order ? context.json(orderJson(order)) : refuse(notFound(`order not found for ${id}`));
    })
    .get("/orders/:id", (context) => {
      const found = findOrder(context.get("account"), context.req.param("id"));
      return found.ok ? context.json(orderJson(found.order)) : refuse(found.refusal);
    })
    .patch("/orders/:id", async (context) => {
      const account = context.get("account");
      const found = findOrder(account, context.req.param("id"));
      if (!found.ok) return refuse(found.refusal);
      const body = ReplacementBody.safeParse(await jsonOf(context.req.raw));
      if (!body.success) return refuse(UNREADABLE);
      const replaced = core.desk.replace(account, found.order, body.data);
      return replaced.ok ? context.json(orderJson(replaced.order)) : refuse(replaced.refusal);
    })
    .delete("/orders/:id", (context) => {
      const found = findOrder(context.get("account"), context.req.param("id"));
      if (!found.ok) return refuse(found.refusal);
      const refusal = core.desk.cancel(found.order);
      return refusal ? refuse(refusal) : context.body(null, 204);
    });
}
