import { beforeAll, describe, expect, it } from "vitest";
import { fractionAt, hash } from "../../../sim/exchange/random/hash.ts";
import { KILLS } from "../../../sim/simulation/outside/fate.ts";
import {
  type Interrupted,
  type Interruption,
  interruptionsOf,
  killsOf,
  type Reference,
} from "../../../sim/simulation/sweep/interruptions.ts";
import { swept } from "../../support/sweep.ts";
import { openSimulations } from "./support/simulations.ts";

/** Minutes, where others keep the machine busy. */
const TIMEOUT = 900_000;
const PAIRS = 200;
/** Of some six hundred interruptions, and of the pairs, by `npm test`. */
const FEW = 60;
const FEW_PAIRS = 15;
/** Of some seven hundred kills. */
const FEW_LATE = 24;

const simulations = openSimulations();

let undisturbed: Reference;
let late: Reference;
beforeAll(async () => {
  undisturbed = await simulations.reference("trading");
  late = await simulations.reference("late");
}, TIMEOUT);

/** The first few runs that came to something else, told so that one can be played again. */
function stories(runs: readonly Interrupted[]): unknown[] {
  return runs
    .filter(({ differences }) => differences.length > 0)
    .slice(0, 5)
    .map(({ interruptions, differences, story }) => ({
      interruptions: JSON.stringify(interruptions),
      differences: differences.slice(0, 10),
      story,
    }));
}

/** Two kills at calls that are drawn from a number. */
function pair(number: number): Interruption[] {
  const seed = hash("pair of kills", number);
  const calls = undisturbed.boundaries.length;
  const drawn = (place: number) => ({
    at: Math.floor(fractionAt(seed, place) * calls),
    mishap: { kill: KILLS[Math.floor(fractionAt(seed, place + 2) * KILLS.length)]! },
  });
  return [drawn(0), drawn(1)];
}

describe("a run that is interrupted", () => {
  it("has sells, parts of fills, new prices, buys, and shares that pass from one strategy to another", () => {
    const { boundaries, outcome } = undisturbed;
    const calls = boundaries.map(({ name }) => name);
    expect(calls.filter((name) => name === "POST /v2/orders").length).toBeGreaterThanOrEqual(7);
    expect(calls.filter((name) => name.startsWith("DELETE /v2/orders/")).length).toBeGreaterThanOrEqual(2);
    expect(calls).toContain("deliver execution");
    const orders = Object.entries(outcome).filter(([name]) => name.startsWith("order "));
    const partly = orders.filter(([, text]) => /canceled (?!0 )/.test(text));
    expect(partly.length).toBeGreaterThanOrEqual(1);
    expect(outcome["run 2026-08-19/10:00"]).toMatch(/^reported completed /);
  });

  it(
    "comes to the same orders, positions, ledgers and history, killed or left without an answer at any of its calls",
    { timeout: TIMEOUT },
    async () => {
      const tried = swept(interruptionsOf(undisturbed), FEW);
      const runs = await simulations.interrupted(
        "trading",
        tried.map((interruption) => [interruption]),
      );
      expect(runs).toHaveLength(tried.length);
      expect(stories(runs)).toEqual([]);
    },
  );

  it("comes to the same when it is killed twice", { timeout: TIMEOUT }, async () => {
    const pairs = Array.from({ length: PAIRS }, (_, number) => pair(number));
    const runs = await simulations.interrupted("trading", swept(pairs, FEW_PAIRS));
    expect(stories(runs)).toEqual([]);
  });
});

describe("an account of which much is told late", () => {
  it("has an order that its run has left behind, a bust, a charge and a withdrawal", () => {
    const { outcome } = late;
    expect(outcome["run 2026-08-19/10:00"]).toContain("order_unresolved");
    expect(outcome["run 2026-08-19/11:00"]).toMatch(/trade_bust.*unknown_cash/);
    expect(outcome["run 2026-08-19/12:00"]).toContain("withdrawal");
    const kinds = Object.keys(outcome).filter((name) => name.startsWith("entries of kind "));
    expect(kinds.join()).toContain("dividend");
  });

  it(
    "comes to the same orders, positions, ledgers and history, killed at any of its calls",
    { timeout: TIMEOUT },
    async () => {
      const tried = swept(killsOf(late), FEW_LATE);
      const runs = await simulations.interrupted(
        "late",
        tried.map((interruption) => [interruption]),
      );
      expect(runs).toHaveLength(tried.length);
      expect(stories(runs)).toEqual([]);
    },
  );
});

describe("the sweep", () => {
  const lostAnswers = (): Interruption[][] =>
    undisturbed.boundaries
      .filter(({ name }) => name === "POST /v2/orders")
      .map(({ number }) => [{ at: number, mishap: { failure: "after_effect" } }]);

  it(
    "finds a build that sends an order again as a new one when an answer was lost",
    { timeout: TIMEOUT },
    async () => {
      const runs = await simulations.interrupted("trading", lostAnswers(), "sendsBlindly");
      const found = runs.flatMap(({ differences }) => differences);
      expect(found.some((line) => line.startsWith("number of orders:"))).toBe(true);
      expect(stories(runs).length).toBeGreaterThan(0);
    },
  );

  it("finds a build that takes a lost answer for a refusal", { timeout: TIMEOUT }, async () => {
    const runs = await simulations.interrupted("trading", lostAnswers(), "takesSilenceForRefusal");
    expect(runs.filter(({ differences }) => differences.length > 0)).toHaveLength(runs.length);
  });
});
