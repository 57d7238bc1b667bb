/** `DELETE /v2/positions`: closes positions by market orders. */
import { Hono } from "hono";
import type { Account } from "../accounts/account.ts";
import type { Position } from "../accounts/position.ts";
import type { Core } from "../core.ts";
import type { AccountEnv } from "../http/authentication.ts";
import { notFound, refusalBody, refuse } from "../http/refusal.ts";
import { closingBody } from "../orders/request/closing-order.ts";
import type { ClosingQuery } from "../orders/request/closing-order.ts";
import type { Placed } from "../orders/order-desk.ts";
import { orderJson } from "../orders/order-json.ts";

function closePosition(core: Core, account: Account, position: Position, query: ClosingQuery): Placed {
  const read = closingBody(position, query);
  return read.ok ? core.desk.place(account, read.body, true) : read;
}

function closedRow(symbol: string, placed: Placed): Record<string, unknown> {
  return placed.ok
    ? { symbol, status: 200, body: orderJson(placed.order) }
    : { symbol, status: placed.refusal.status, body: refusalBody(placed.refusal) };
}

/** Cancels what can be cancelled at once; orders whose cancel takes its time go on holding their shares. */
function cancelOrders(core: Core, account: Account): void {
  for (const order of account.openOrders()) {
    const stuck = order.behaviour.cancelAfter === null || order.behaviour.cancelLosesToFill;
    if (stuck) core.desk.cancel(order);
    else core.lifecycle.cancelNow(order);
  }
}

/** Routes that close all positions, and one. */
export function closingRoutes(core: Core): Hono<AccountEnv> {
  return new Hono<AccountEnv>()
    .delete("/positions", (context) => {
      const account = context.get("account");
      if (context.req.query("cancel_orders") === "true") cancelOrders(core, account);
      const positions = [...account.positions.values()].sort((a, b) => (a.symbol < b.symbol ? -1 : 1));
      const rows = positions.map((position) =>
        closedRow(position.symbol, closePosition(core, account, position, {})),
      );
      return context.json(rows, 207);
    })
    .delete("/positions/:symbol", (context) => {
      const account = context.get("account");
      const asset = core.assets.find(context.req.param("symbol"), core.clock.now());
      const position = account.positions.get(asset?.symbol ?? "");
      if (!position) return refuse(notFound("position does not exist"));
      const placed = closePosition(core, account, position, context.req.query());
      return placed.ok ? context.json(orderJson(placed.order)) : refuse(placed.refusal);
    });
}
