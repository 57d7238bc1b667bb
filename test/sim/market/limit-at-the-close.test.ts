import { describe, it } from "vitest";
import { sessionOn } from "../../../src/engine/calendar/sessions.ts";
import { Prices } from "../../../sim/exchange/market/prices.ts";
import { FRIDAY } from "../support/client.ts";
import { row } from "../support/market.ts";
import { present } from "../support/present.ts";

const NINE_MINUTES_MS = 540_000;

describe("a limit order at the close", () => {
  for (const close of [42.37, 150, 712.4]) {
    it(`of ${close} is marketable now and then in the last minutes, on both sides`, ({ expect }) => {
      const prices = new Prices(new Map([["ANY", { name: "Any", rows: [row(FRIDAY, close)] }]]), 7);
      const end = present(sessionOn(FRIDAY)).close;
      const sides = { buy: 0, sell: 0, seconds: 0 };
      for (let at = end - NINE_MINUTES_MS; at < end; at += 1_000) {
        const { bid, ask } = present(prices.tape("ANY", at));
        sides.seconds++;
        if (ask <= close) sides.buy++;
        if (bid >= close) sides.sell++;
      }
      for (const marketable of [sides.buy, sides.sell]) {
        expect(marketable / sides.seconds).toBeGreaterThan(0.05);
        expect(marketable / sides.seconds).toBeLessThan(0.8);
      }
    });
  }
});
