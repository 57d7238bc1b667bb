import { describe, expect, it } from "vitest";
import { NO_ORDER_TWICE } from "../../../sim/simulation/invariants/names.ts";
import { swept } from "../../support/sweep.ts";
import { openSimulations } from "./support/simulations.ts";

const TIMEOUT = 900_000;
/** Of the five hundred, by `npm test`. */
const FEW = 50;

const simulations = openSimulations();

const seeds = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe("days on which everything goes wrong", () => {
  it("break no invariant", { timeout: TIMEOUT }, async () => {
    const plans = await simulations.playedPlans(swept(seeds(500), FEW));
    expect(plans.flatMap(({ violations }) => violations)).toEqual([]);
    const orders = plans.reduce((sum, plan) => sum + plan.orders, 0);
    expect(orders).toBeGreaterThan(3 * plans.length);
  });

  it("find a build that sends an order again as a new one", { timeout: TIMEOUT }, async () => {
    const plans = await simulations.playedPlans(seeds(60), "sendsBlindly");
    const broken = plans.flatMap(({ violations }) => violations.map(({ invariant }) => invariant));
    expect(broken).toContain(NO_ORDER_TWICE);
  });

  it("find a build that takes a lost answer for a refusal", { timeout: TIMEOUT }, async () => {
    const plans = await simulations.playedPlans(seeds(60), "takesSilenceForRefusal");
    const broken = plans.flatMap(({ violations }) => violations.map(({ invariant }) => invariant));
    expect(broken).toContain("4 ledgers and unassigned are what the broker has");
    expect(broken).toContain("6 lost answers are resolved");
  });

  it("tell the same story whenever they are played", { timeout: TIMEOUT }, async () => {
    const twice = await simulations.playedPlans([7, 8, 9, 10, 11, 12, 7, 8, 9, 10, 11, 12]);
    const stories = twice.map(({ story }) => story);
    expect(stories.slice(0, 6)).toEqual(stories.slice(6));
    expect(stories.join("")).toContain("killed at");
  });
});
