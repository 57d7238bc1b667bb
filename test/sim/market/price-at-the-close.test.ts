import fc from "fast-check";
import { describe, it } from "vitest";
import { newYorkInstant } from "../../../src/engine/calendar/new-york.ts";
import { sessionOn } from "../../../src/engine/calendar/sessions.ts";
import { Prices } from "../../../sim/exchange/market/prices.ts";
import { spreadOf } from "../../../sim/exchange/market/quote.ts";
import { FRIDAY } from "../support/client.ts";
import { row } from "../support/market.ts";
import { present } from "../support/present.ts";

const SHORT_DAY = "2026-11-27";
const MINUTE_MS = 60_000;

/** Days of any shape: open and close anywhere between low and high. */
const day = fc
  .record({
    seed: fc.integer({ min: 0, max: 0x7fffffff }),
    date: fc.constantFrom(FRIDAY, SHORT_DAY),
    cents: fc.array(fc.integer({ min: 60, max: 90_000 }), { minLength: 4, maxLength: 4 }),
  })
  .map(({ seed, date, cents }) => {
    const [low = 0, a = 0, b = 0, high = 0] = cents.toSorted((x, y) => x - y).map((price) => price / 100);
    const rows = [row("2026-11-19", a), row(date, b, { open: a, low, high })];
    const prices = new Prices(new Map([["ANY", { name: "Any", rows }]]), seed);
    const session = present(sessionOn(date));
    return { prices, session, row: present(rows[1]), settled: session.close - 10 * MINUTE_MS };
  });

describe("the price of a day", () => {
  it("is exactly the day's close ten minutes before the session's close, and for the minute around", ({
    expect,
  }) => {
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: -30_000, max: 60_000 }),
        ({ prices, row: { close }, settled }, offset) => {
          expect(prices.lastPrice("ANY", settled)).toBe(close);
          expect(prices.lastPrice("ANY", settled + offset)).toBe(close);
        },
      ),
    );
  });

  it("starts at the open and stays within the day's low and high", ({ expect }) => {
    fc.assert(
      fc.property(
        day,
        fc.double({ min: 0, max: 1, noNaN: true }),
        ({ prices, session, row: { open, low, high } }, share) => {
          expect(prices.lastPrice("ANY", session.open)).toBe(open);
          const price = present(
            prices.lastPrice("ANY", session.open + share * (session.close - session.open - 1)),
          );
          expect(price).toBeGreaterThanOrEqual(low);
          expect(price).toBeLessThanOrEqual(high);
        },
      ),
    );
  });

  it("stays within half the spread of the close until the session ends", ({ expect }) => {
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 0, max: 10 * MINUTE_MS }),
        ({ prices, row: { close }, settled }, after) => {
          const distance = Math.abs(present(prices.lastPrice("ANY", settled + after)) - close);
          expect(distance).toBeLessThanOrEqual(spreadOf(close) / 2 + 1e-9);
        },
      ),
    );
  });

  it("is quoted in ticks with the bid below the ask", ({ expect }) => {
    fc.assert(
      fc.property(day, fc.double({ min: -0.2, max: 1.2, noNaN: true }), ({ prices, session }, share) => {
        const { bid, ask, last } = present(
          prices.tape("ANY", session.open + share * (session.close - session.open)),
        );
        expect(bid).toBeGreaterThan(0);
        expect(bid).toBeLessThan(ask);
        // Below a dollar ticks are smaller; the last trade may be rounded up to the dollar.
        const decimals = last < 1.01 ? 4 : 2;
        for (const price of [bid, ask]) expect(Number(price.toFixed(decimals))).toBe(price);
      }),
    );
  });

  it("was the previous close before the open, and is the close after the session", ({ expect }) => {
    fc.assert(
      fc.property(day, ({ prices, session, row: { close } }) => {
        const yesterday = present(prices.tape("ANY", newYorkInstant("2026-11-20", "09:29")));
        expect(yesterday).toMatchObject({ trading: false, time: newYorkInstant("2026-11-19", "16:00") });
        expect(prices.lastPrice("ANY", session.close)).toBe(close);
        expect(prices.lastPrice("ANY", session.close + 3_600_000)).toBe(close);
      }),
    );
  });
});
