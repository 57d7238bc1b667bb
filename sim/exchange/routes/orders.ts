/** `/v2/orders`. */
import { Hono } from "hono";
import type { Core } from "../core.ts";
import type { AccountEnv } from "../http/authentication.ts";
import { malformed, notFound, refusalBody, refuse } from "../http/refusal.ts";
import { OrderBody } from "../orders/order-body.ts";
import { orderJson } from "../orders/order-json.ts";
import { listOrders } from "../orders/order-list.ts";
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

/** Routes that place, read and cancel the orders of the admitted account. */
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
            : { id: order.id, status: 200 };
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
      const id = context.req.param("id");
      if (!isUuid(id)) return refuse(malformed("order_id is missing"));
      const order = context.get("account").order(id);
      return order ? context.json(orderJson(order)) : refuse(notFound(`order not found for ${id}`));
    })
    .delete("/orders/:id", (context) => {
      const id = context.req.param("id");
      if (!isUuid(id)) return refuse(malformed("order_id is missing"));
      const order = context.get("account").order(id);
      if (!order) return refuse(notFound(`order not found for ${id}`));
      const refusal = core.desk.cancel(order);
      return refusal ? refuse(refusal) : context.body(null, 204);
    });
}
