/** `/admin/order-faults`: makes the next orders that match misbehave. */
import { Hono } from "hono";
import * as z from "zod";
import type { Core } from "../../../core.ts";
import { duration } from "../../../faults/fault.ts";
import type { Refusal } from "../../../http/refusal.ts";
import type { OrderBehaviour } from "../../../orders/behaviour.ts";
import type { OrderFault } from "../../../orders/order-faults.ts";
import { faultJson } from "./faults.ts";
import { removalRoutes } from "../removal-routes.ts";
import { readBody } from "../request-body.ts";

const Milliseconds = z.int().nonnegative();
const Fraction = z.number().gt(0).lt(1);

/** What an order does, and the changes of its behaviour that this comes to. */
const Action = z.discriminatedUnion("action", [
  z.object({ action: z.literal("reject"), after: Milliseconds.default(1_000) }),
  z.object({ action: z.literal("never-fill") }),
  z.object({
    action: z.literal("partial-fill"),
    fraction: Fraction.default(0.5),
    delay: Milliseconds.nullable().default(null),
  }),
  z.object({
    action: z.literal("slow"),
    acknowledgeAfter: Milliseconds.optional(),
    fillAfter: Milliseconds.optional(),
  }),
  z.object({ action: z.literal("slow-cancel"), after: Milliseconds }),
  z.object({ action: z.literal("stuck-cancel") }),
  z.object({ action: z.literal("cancel-loses-to-fill") }),
  z.object({
    action: z.literal("settle-after-close"),
    after: Milliseconds.default(60_000),
    outcome: z.enum(["canceled", "filled"]),
  }),
  z.object({
    action: z.literal("refuse"),
    status: z.literal([403, 422]).default(403),
    code: z.int().default(40310000),
    message: z.string().min(1).default("orders are currently not accepted"),
  }),
]);

/** An order fault as the operator, or a scenario, writes it. */
export const NewOrderFault = z
  .object({
    match: z
      .strictObject({
        account: z.string().optional(),
        symbol: z.string().optional(),
        side: z.enum(["buy", "sell"]).optional(),
        clientOrderIdPrefix: z.string().optional(),
        fractional: z.boolean().optional(),
        probability: z.number().gt(0).max(1).optional(),
      })
      .default({}),
    ...duration,
  })
  .and(Action);

export type NewOrderFault = z.output<typeof NewOrderFault>;

function behaviourOf(fault: z.output<typeof Action>): Partial<OrderBehaviour> {
  switch (fault.action) {
    case "reject":
      return { rejectAfter: fault.after, neverFills: true };
    case "never-fill":
      return { neverFills: true };
    case "partial-fill":
      return { partial: { fraction: fault.fraction, delay: fault.delay } };
    case "slow":
      return {
        ...(fault.acknowledgeAfter === undefined ? {} : { acknowledgeAfter: fault.acknowledgeAfter }),
        ...(fault.fillAfter === undefined ? {} : { fillAfter: fault.fillAfter }),
      };
    case "slow-cancel":
      return { cancelAfter: fault.after };
    case "stuck-cancel":
      return { cancelAfter: null };
    case "cancel-loses-to-fill":
      return { cancelLosesToFill: true };
    case "settle-after-close":
      return {
        cancelAfter: null,
        settleAfterClose: fault.after,
        cancelLosesToFill: fault.outcome === "filled",
      };
    case "refuse":
      return {};
  }
}

function refusalOf(fault: z.output<typeof Action>): Refusal | undefined {
  if (fault.action !== "refuse") return undefined;
  const { status, code, message } = fault;
  return { status, code, message };
}

/** The order fault that the exchange works with. */
export function orderFaultOf(fault: NewOrderFault): OrderFault {
  const { match, times, lasts } = fault;
  return { match, times, lasts, behaviour: behaviourOf(fault), refusal: refusalOf(fault) };
}

/** Routes of order faults. */
export function orderFaultRoutes(core: Core): Hono {
  return new Hono()
    .get("/order-faults", (context) => context.json(core.orderFaults.all().map(faultJson)))
    .post("/order-faults", async (context) => {
      const fault = await readBody(context, NewOrderFault);
      if (!fault.ok) return fault.answer;
      return context.json(faultJson(core.orderFaults.add(orderFaultOf(fault.value))));
    })
    .route(
      "/order-faults",
      removalRoutes("order fault", (id) => core.orderFaults.remove(id)),
    );
}
