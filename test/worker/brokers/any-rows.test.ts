import * as fc from "fast-check";
import { describe, it } from "vitest";
import { readActivity } from "../../../src/brokers/alpaca/activities/activity-row.ts";
import { createAlpacaBroker } from "../../../src/brokers/alpaca/alpaca.ts";
import { openConnection } from "../../../src/brokers/alpaca/connection.ts";
import { readPositions } from "../../../src/brokers/alpaca/positions.ts";
import { newYorkInstant } from "../../../src/engine/calendar/new-york.ts";
import { holdsAlways } from "../../engine/support/property.ts";
import { serverWith } from "../support/vendors/answers.ts";
import { answerOf } from "./conformance/steps.ts";

const HOSTS = { tradingUrl: "http://trading.test", dataUrl: "http://data.test" };
const SEED = 20_261_123;
const BOOKED_AFTER = newYorkInstant("2026-11-16", "00:00");

/** What a field may hold that ought to be an amount, a text, or anything. */
const odd = fc.oneof(
  fc.constantFrom(
    null,
    undefined,
    "",
    "0",
    "-0",
    "n/a",
    "1e+3",
    "1e999",
    "-1e-9",
    " 5",
    "+5",
    "5.",
    ".5",
    "0x10",
  ),
  fc.double(),
  fc.boolean(),
  fc.object({ maxDepth: 1 }),
  fc.array(fc.string(), { maxLength: 2 }),
  fc.integer({ min: -1_000_000, max: 1_000_000 }).map((cents) => String(cents / 100)),
);
const symbols = fc.constantFrom("SPY", "TLT", "BTCUSD", "SPY261218P00600000");

const positionRows = fc.array(
  fc.record(
    {
      symbol: symbols,
      asset_class: fc.oneof(
        { weight: 3, arbitrary: fc.constantFrom("us_equity", "us_option", "crypto") },
        odd,
      ),
      side: fc.oneof(fc.constantFrom("long", "short"), odd),
      qty: odd,
      qty_available: odd,
      market_value: odd,
    },
    { requiredKeys: ["symbol"] },
  ),
  { maxLength: 6 },
);

describe("rows of positions with anything in them", () => {
  it("are read, and each of their symbols is held, something else, or in doubt: one of the three", ({
    expect,
  }) => {
    holdsAlways(
      fc.property(positionRows, (rows) => {
        const { held, others, doubtful } = readPositions(JSON.parse(JSON.stringify(rows)));
        const lists = [held, others, doubtful].map((list) => new Set(list.map(({ symbol }) => symbol)));
        for (const { symbol } of rows) expect(lists.filter((list) => list.has(symbol))).toHaveLength(1);
        expect(held).toHaveLength(lists[0]!.size);
        expect(doubtful).toHaveLength(lists[2]!.size);
      }),
    );
  });

  it("never tell of more shares that can be sold than there are, nor of a price below zero", ({ expect }) => {
    holdsAlways(
      fc.property(positionRows, (rows) => {
        for (const { quantity, available, marketValue } of readPositions(JSON.parse(JSON.stringify(rows)))
          .held) {
          if (quantity.gte(0)) expect(available.lte(quantity)).toBe(true);
          expect(marketValue === null || marketValue.times(quantity).gte(0)).toBe(true);
        }
      }),
    );
  });
});

const orderRows = fc.uniqueArray(
  fc.record(
    {
      id: fc.uuid(),
      client_order_id: fc.uuid(),
      symbol: fc.oneof(symbols, odd),
      side: fc.oneof(fc.constantFrom("buy", "sell"), odd),
      status: fc.oneof(fc.constantFrom("new", "filled", "canceled", "done_for_day"), odd),
      qty: odd,
      filled_qty: odd,
      filled_avg_price: odd,
      filled_at: odd,
      limit_price: odd,
    },
    { requiredKeys: ["id", "client_order_id"] },
  ),
  { maxLength: 6, selector: ({ id }) => id },
);

describe("rows of orders with anything in them", () => {
  it("are each read or in doubt, and none has filled for nothing", async ({ expect }) => {
    await fc.assert(
      fc.asyncProperty(orderRows, async (rows) => {
        const connection = openConnection({ apiKey: "k", apiSecret: "s", fetch: serverWith(rows).fetch });
        const { orders, doubtful } = answerOf(await createAlpacaBroker(connection, HOSTS).openOrders());
        const ids = [...orders, ...doubtful].map(({ id }) => id);
        expect(ids).toHaveLength(rows.length);
        expect(new Set(ids)).toEqual(new Set(rows.map(({ id }) => id)));
        for (const { filledQuantity, filledAveragePrice } of orders) {
          expect(filledQuantity.eq(0) || filledAveragePrice?.gt(0) === true).toBe(true);
        }
      }),
      { seed: SEED, numRuns: 200 },
    );
  });
});

const activityRow = fc.record(
  {
    id: fc.oneof(fc.constant("20261123000000000::a"), odd),
    activity_type: fc.oneof(fc.constantFrom("FILL", "DIV", "SPLIT", "INT", "JNLC", "OPTRD", "NEWS2028"), odd),
    activity_sub_type: fc.oneof(fc.constantFrom("SWP", "SDIV"), odd),
    status: fc.oneof(fc.constantFrom("executed", "canceled"), odd),
    date: fc.oneof(fc.constant("2026-11-23"), odd),
    created_at: odd,
    transaction_time: fc.oneof(fc.constant("2026-11-23T15:00:00Z"), odd),
    net_amount: odd,
    qty: odd,
    price: odd,
    side: fc.oneof(fc.constantFrom("buy", "sell", "sell_short"), odd),
    symbol: fc.oneof(symbols, odd),
    order_id: odd,
    group_id: odd,
  },
  { requiredKeys: [] },
);

describe("rows of activities with anything in them", () => {
  it("are each told, by the same name each time, and move no shares of what is none", ({ expect }) => {
    holdsAlways(
      fc.property(fc.oneof({ weight: 5, arbitrary: activityRow }, fc.jsonValue()), (given) => {
        const row: unknown = JSON.parse(JSON.stringify(given) ?? "null");
        const activity = readActivity(row, BOOKED_AFTER);
        expect(activity.id).not.toBe("");
        expect(Number.isFinite(activity.at)).toBe(true);
        expect(readActivity(row, BOOKED_AFTER)).toEqual(activity);
        if (activity.symbol === "BTCUSD") expect(activity.quantity).toBeNull();
      }),
    );
  });
});
