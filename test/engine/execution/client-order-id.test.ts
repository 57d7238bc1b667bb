import * as fc from "fast-check";
import { describe, it } from "vitest";
import {
  CLIENT_ORDER_ID_LENGTH,
  clientOrderId,
  clientOrderIdPrefix,
} from "../../../src/engine/execution/client-order-id.ts";
import { holdsAlways } from "../support/property.ts";

const decisions = fc.record({
  user: fc.oneof(fc.uuid(), fc.string({ maxLength: 200 })),
  slot: fc.constantFrom("2026-11-23/close", "2026-11-24/close", "2027-01-04/close"),
  symbol: fc.constantFrom("SPY", "SPYG", "BRK.B", "A", "ABCDEFGHIJ"),
  side: fc.constantFrom("sell" as const, "buy" as const),
  attempt: fc.integer({ min: 1, max: 99 }),
});

type Decided = typeof decisions extends fc.Arbitrary<infer Value> ? Value : never;

function idOf({ user, slot, symbol, side, attempt }: Decided): string {
  return clientOrderId(user, slot, symbol, side, attempt);
}

describe("a client order id", () => {
  it("says whose order it is, of which day, and which attempt", ({ expect }) => {
    const id = clientOrderId("user-1", "2026-11-23/close", "BRK.B", "buy", 2);
    expect(id).toMatch(/^af-[0-9a-f]{16}-20261123-close-BRK\.B-buy-2$/);
    expect(clientOrderId("user-1", "2026-11-23/10:30", "SPY", "sell", 1)).toMatch(
      /-20261123-1030-SPY-sell-1$/,
    );
    expect(id.startsWith(clientOrderIdPrefix("user-1"))).toBe(true);
    expect(id.startsWith(clientOrderIdPrefix("user-2"))).toBe(false);
  });

  it("is the same for the same decision, and fits the broker's limit without a slash", ({ expect }) => {
    holdsAlways(
      fc.property(decisions, (decided) => {
        const id = idOf(decided);
        expect(idOf({ ...decided })).toBe(id);
        expect(id.length).toBeLessThanOrEqual(CLIENT_ORDER_ID_LENGTH);
        expect(id).toMatch(/^[A-Za-z0-9.-]+$/);
      }),
    );
  });

  it("differs wherever the decision differs", ({ expect }) => {
    holdsAlways(
      fc.property(decisions, decisions, (one, other) => {
        expect(idOf(one) === idOf(other)).toBe(JSON.stringify(one) === JSON.stringify(other));
      }),
    );
    const base: Decided = { user: "u", slot: "2026-11-23/close", symbol: "SPY", side: "buy", attempt: 1 };
    const changes: Partial<Decided>[] = [
      {},
      { user: "v" },
      { slot: "2026-11-24/close" },
      { symbol: "SPYG" },
      { side: "sell" },
      { attempt: 2 },
    ];
    expect(new Set(changes.map((change) => idOf({ ...base, ...change }))).size).toBe(changes.length);
  });
});
