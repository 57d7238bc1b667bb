import * as fc from "fast-check";
import { describe, it } from "vitest";
import { decimal, roundHalfUp, roundUp, sum, toText } from "../../../src/engine/money/decimal.ts";
import type { Decimal } from "../../../src/engine/money/decimal.ts";
import { openClient } from "../support/client.ts";
import type { Client } from "../support/client.ts";
import { anyStep, perform, wideMarket } from "../support/random-orders.ts";

interface OrderRow {
  side: "buy" | "sell";
  type: string;
  status: string;
  qty: string | null;
  notional: string | null;
  limit_price: string | null;
  filled_qty: string;
  filled_avg_price: string | null;
  replaces: string | null;
}

/** A replacement that waits for the order before it binds neither cash nor shares. */
function binds({ status, replaces }: OrderRow): boolean {
  return !(status === "accepted" && replaces !== null);
}

/** Dollars that open limit buys keep back, or `undefined` when there are others, whose reserve only the ask tells. */
function expectedReserve(open: readonly OrderRow[]): Decimal | undefined {
  const buys = open.filter((order) => order.side === "buy" && binds(order));
  if (buys.some(({ limit_price: limit }) => limit === null)) return undefined;
  return sum(
    buys.map((order) => {
      const paid = decimal(order.filled_qty).times(order.filled_avg_price ?? 0);
      const left = decimal(order.qty ?? 0).minus(order.filled_qty);
      const most = order.notional ?? paid.plus(left.times(order.limit_price ?? 0)).toFixed();
      return roundUp(decimal(most), 2).minus(roundHalfUp(paid, 2));
    }),
  );
}

/** Shares that open sales of shares keep back, or `undefined` when one is by dollars. */
function expectedHeld(open: readonly OrderRow[]): Decimal | undefined {
  const sales = open.filter((order) => order.side === "sell" && binds(order));
  if (sales.some(({ qty }) => qty === null)) return undefined;
  return sum(sales.map((order) => decimal(order.qty ?? 0).minus(order.filled_qty)));
}

/** What is wrong with an account that began with $10,000 in cash and has no margin. */
async function problems(client: Client): Promise<string[]> {
  const found: string[] = [];
  const account = await client.account();
  const [position] = await client.positions();
  const fills: { side: string; qty: string; price: string }[] = (
    await client.get("/v2/account/activities/FILL?direction=asc")
  ).body;
  const open: OrderRow[] = (await client.get("/v2/orders?status=open&limit=500")).body;
  const [held, free] = [decimal(position?.qty ?? 0), decimal(position?.qty_available ?? 0)];

  const signed = (side: string, value: string) => decimal(side === "buy" ? value : `-${value}`);
  const shares = sum(fills.map((fill) => signed(fill.side, fill.qty)));
  if (!shares.eq(held)) found.push(`fills come to ${toText(shares)}, the position is ${toText(held)}`);

  const moved = sum(fills.map((fill) => signed(fill.side, decimal(fill.qty).times(fill.price).toFixed())));
  const drift = decimal(account.cash).minus(decimal(10_000).minus(moved)).abs();
  if (drift.gt(decimal("0.005").times(fills.length))) {
    found.push(`cash is ${toText(drift)} away from the fills`);
  }

  if (decimal(account.cash).lt(0)) found.push(`cash is ${account.cash}`);
  const reserved = decimal(account.cash).minus(account.non_marginable_buying_power);
  if (reserved.lt(0)) found.push(`the reserve is ${toText(reserved)}`);
  if (reserved.gt(account.cash)) found.push(`the reserve is ${toText(reserved)} of ${account.cash}`);
  const expected = expectedReserve(open);
  // Average prices are told to six decimals: a cent either way.
  if (expected !== undefined && expected.minus(reserved).abs().gt("0.01")) {
    found.push(`${toText(reserved)} is reserved instead of ${toText(expected)}`);
  }

  if (free.lt(0) || free.gt(held)) found.push(`${toText(free)} of ${toText(held)} shares are free`);
  const bound = expectedHeld(open);
  if (bound !== undefined && !held.minus(bound).eq(free)) {
    found.push(`${toText(free)} shares are free of ${toText(held)} less ${toText(bound)}`);
  }
  return found;
}

describe("an account without margin", () => {
  it(
    "keeps its books through any orders, cancels, replacements and closings",
    { timeout: 120_000 },
    async ({ expect }) => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(anyStep, { minLength: 5, maxLength: 40 }),
          fc.constantFrom(undefined, 0.002),
          fc.constantFrom(0, 0.5),
          fc.integer({ min: 1, max: 1_000_000 }),
          async (steps, participation, partialChance, seed) => {
            const client = openClient({
              market: wideMarket,
              time: "09:45",
              seed,
              fills: { participation, partialChance },
            });
            await client.order({ symbol: "WIDE", qty: "50" });
            await client.wait(900_000);
            const ids: string[] = [];
            for (const action of steps) {
              await perform(client, ids, action);
              expect(await problems(client)).toEqual([]);
            }
          },
        ),
        { numRuns: 100, seed: 20261123 },
      );
    },
  );
});
