/** `/admin/order-faults`: makes the next orders that match misbehave. */
import { Hono } from "hono";
import * as z from "zod";
import type { Core } from "../../../core.ts";
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
        probability: z.number().gt(0).max(1).optional(),
      })
      .default({}),
    times: z.union([z.int().positive(), z.literal("always")]).default(1),
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
  }
}

/** The order fault that the exchange works with. */
export function orderFaultOf(fault: NewOrderFault): OrderFault {
  return { match: fault.match, times: fault.times, behaviour: behaviourOf(fault) };
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
