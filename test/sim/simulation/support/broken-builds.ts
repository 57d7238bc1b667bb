/** Builds that are broken on purpose: what does not find them, finds nothing. */
import type { BrokerWrapper } from "../../../../sim/simulation/outside/simulated-outside.ts";

export const BROKEN_BUILDS = {
  /** Sends an order again, as a new one, when the answer was lost. */
  sendsBlindly: (broker) => ({
    ...broker,
    place: async (order) => {
      const outcome = await broker.place(order);
      if (outcome.kind !== "unknown") return outcome;
      return broker.place({ ...order, clientOrderId: `${order.clientOrderId}-again` });
    },
  }),
  /** Takes a lost answer for a refusal. */
  takesSilenceForRefusal: (broker) => ({
    ...broker,
    place: async (order) => {
      const outcome = await broker.place(order);
      if (outcome.kind !== "unknown") return outcome;
      return { kind: "rejected", code: "other", message: outcome.message, status: 0, body: "" };
    },
  }),
} satisfies Record<string, BrokerWrapper>;

export type BrokenBuild = keyof typeof BROKEN_BUILDS;
