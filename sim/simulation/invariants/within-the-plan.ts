/** Child quantities never exceed the plan; no run spends more cash than there is. */
import { decimal, sum, toText } from "../../../src/engine/money/decimal.ts";
import { type Facts, plannedOrders } from "./facts.ts";

/** What speaks against it, a line each. */
export function withinThePlan(facts: Facts): string[] {
  const children = plannedOrders(facts).flatMap(({ order, attempts }) =>
    attempts.flatMap(({ clientOrderId, quantity, sentAt }, index) => {
      // What was written and never sent asked for nothing, whatever is found of the one before it days later.
      if (sentAt === null) return [];
      const before = sum(attempts.slice(0, index).map((attempt) => decimal(attempt.filledQuantity)));
      const left = order.quantity.minus(before);
      return decimal(quantity).lte(left)
        ? []
        : [`${clientOrderId} asks for ${quantity} shares of ${toText(left)} that were left of the plan`];
    }),
  );
  const planned = new Set(
    plannedOrders(facts).flatMap(({ attempts }) => attempts.map(({ clientOrderId }) => clientOrderId)),
  );
  const strays = facts.orders.filter(({ clientOrderId }) => !planned.has(clientOrderId));
  // What brokers charge and correct may overdraw an account without any doing of ours.
  const isOurs = facts.plan.kind === "faults";
  const overdrawn = (isOurs ? [...facts.cashSeen, facts.account.cash] : []).filter((cash) =>
    decimal(cash).lt(0),
  );
  return [
    ...children,
    ...strays.map(({ clientOrderId }) => `${clientOrderId} is in no plan`),
    ...overdrawn.map((cash) => `the account had ${cash} dollars of cash`),
  ];
}
