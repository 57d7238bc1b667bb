import { describe, expect, it } from "vitest";
import { NO_ORDER_TWICE } from "../../../sim/simulation/invariants/names.ts";
import { playedPlans } from "./support/simulations.ts";

const TIMEOUT = 900_000;

const seeds = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe("five hundred days on which everything goes wrong", () => {
  it("break no invariant", { timeout: TIMEOUT }, async () => {
    const plans = await playedPlans(seeds(500));
    expect(plans.flatMap(({ violations }) => violations)).toEqual([]);
    const orders = plans.reduce((sum, plan) => sum + plan.orders, 0);
    expect(orders).toBeGreaterThan(1_500);
  });

  it("find a build that sends an order again as a new one", { timeout: TIMEOUT }, async () => {
    const plans = await playedPlans(seeds(60), "sendsBlindly");
    const broken = plans.flatMap(({ violations }) => violations.map(({ invariant }) => invariant));
    expect(broken).toContain(NO_ORDER_TWICE);
  });

  it("find a build that takes a lost answer for a refusal", { timeout: TIMEOUT }, async () => {
    const plans = await playedPlans(seeds(60), "takesSilenceForRefusal");
    const broken = plans.flatMap(({ violations }) => violations.map(({ invariant }) => invariant));
    expect(broken).toContain("4 ledgers and unassigned are what the broker has");
    expect(broken).toContain("6 lost answers are resolved");
  });

  it("tell the same story whenever they are played", { timeout: TIMEOUT }, async () => {
    const twice = await playedPlans([7, 8, 9, 10, 11, 12, 7, 8, 9, 10, 11, 12]);
    const stories = twice.map(({ story }) => story);
    expect(stories.slice(0, 6)).toEqual(stories.slice(6));
    expect(stories.join("")).toContain("killed at");
  });
});
