/** Random lives of an account: orders of every kind, cancels, replacements, closings, and time that passes. */
import * as fc from "fast-check";
import { FRIDAY } from "./client.ts";
import type { Client } from "./client.ts";
import { row } from "./market.ts";

const PRICES = ["60", "95", "99.5", "100", "101.5", "108", "140"];

/** Opens at 100 and wanders between 90 and 110. */
export const wideMarket = new Map([
  [
    "WIDE",
    { name: "Wide", rows: [row("2026-11-19", 100), row(FRIDAY, 104, { open: 100, high: 110, low: 90 })] },
  ],
]);

const price = fc.constantFrom(...PRICES);
const amount = fc.oneof(
  fc.record({ qty: fc.integer({ min: 1, max: 40 }).map(String) }),
  fc.record({ qty: fc.integer({ min: 20, max: 40_000 }).map((thousandths) => String(thousandths / 1_000)) }),
  fc.record({ notional: fc.integer({ min: 100, max: 400_000 }).map((cents) => String(cents / 100)) }),
);
const kind = fc.oneof(
  fc.record({ type: fc.constant("market") }),
  fc.record({ type: fc.constant("limit"), limit_price: price }),
  fc.record({ type: fc.constant("stop"), stop_price: price }),
  fc.record({ type: fc.constant("stop_limit"), limit_price: price, stop_price: price }),
);
/** One thing that a client does. */
export const anyStep = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      what: fc.constant("order" as const),
      terms: fc
        .tuple(
          kind,
          amount,
          fc.constantFrom("buy", "buy", "sell"),
          fc.constantFrom("day", "day", "day", "gtc", "ioc", "fok", "cls"),
        )
        .map(([type, size, side, time_in_force]) => ({
          ...type,
          ...size,
          side,
          time_in_force,
          symbol: "WIDE",
        })),
    }),
  },
  { weight: 2, arbitrary: fc.record({ what: fc.constant("cancel" as const), index: fc.nat(20) }) },
  {
    weight: 2,
    arbitrary: fc.record({ what: fc.constant("replace" as const), index: fc.nat(20), limit_price: price }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      what: fc.constant("close" as const),
      percentage: fc.integer({ min: 1, max: 100 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      what: fc.constant("wait" as const),
      ms: fc.constantFrom(10, 60, 700, 30_000, 900_000),
    }),
  },
);
export type Step = typeof anyStep extends fc.Arbitrary<infer Value> ? Value : never;

/** Does it; `ids` are the orders so far. */
export async function perform(client: Client, ids: string[], action: Step): Promise<void> {
  switch (action.what) {
    case "order": {
      const { status, body } = await client.order(action.terms);
      if (status === 200) ids.push(body.id);
      return;
    }
    case "cancel":
      await client.delete(`/v2/orders/${ids[action.index % (ids.length || 1)] ?? "none"}`);
      return;
    case "replace": {
      const id = ids[action.index % (ids.length || 1)] ?? "none";
      const { status, body } = await client.patch(`/v2/orders/${id}`, { limit_price: action.limit_price });
      if (status === 200) ids.push(body.id);
      return;
    }
    case "close": {
      const { status, body } = await client.delete(`/v2/positions/WIDE?percentage=${action.percentage}`);
      if (status === 200) ids.push(body.id);
      return;
    }
    case "wait":
      await client.wait(action.ms);
  }
}
