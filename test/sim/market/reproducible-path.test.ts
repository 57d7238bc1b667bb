import { describe, it } from "vitest";
import { sessionOn } from "../../../src/engine/calendar/sessions.ts";
import { Prices } from "../../../sim/exchange/market/prices.ts";
import { FRIDAY } from "../support/client.ts";
import { row } from "../support/market.ts";
import { present } from "../support/present.ts";

const rows = [row("2026-11-19", 100), row(FRIDAY, 101, { open: 100, low: 97, high: 103 })];
const market = new Map([
  ["ONE", { name: "One", rows }],
  ["TWO", { name: "Two", rows }],
]);
const session = present(sessionOn(FRIDAY));
const instants = Array.from({ length: 200 }, (_, index) => session.open + index * 117_000);

function path(seed: number, symbol: string, order: readonly number[]): (number | undefined)[] {
  const prices = new Prices(market, seed);
  const asked = new Map(order.map((instant) => [instant, prices.lastPrice(symbol, instant)]));
  return instants.map((instant) => asked.get(instant));
}

describe("the path of a price", () => {
  it("is the same for the same seed, in whatever order it is asked for", ({ expect }) => {
    expect(path(1, "ONE", instants.toReversed())).toEqual(path(1, "ONE", instants));
  });

  it("is another one for another seed and for another ticker", ({ expect }) => {
    expect(path(2, "ONE", instants)).not.toEqual(path(1, "ONE", instants));
    expect(path(1, "TWO", instants)).not.toEqual(path(1, "ONE", instants));
  });

  it("touches the day's low and high", ({ expect }) => {
    const prices = new Prices(market, 1);
    const minutes = prices.pathSoFar("ONE", session.close - 1);
    expect([Math.min(...minutes), Math.max(...minutes)]).toEqual([97, 103]);
  });
});
