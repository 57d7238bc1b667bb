/** Faults drawn from a seed, for tests that run many days with different misfortunes. */
import { randomFractions } from "../random/generator.ts";
import { hash } from "../random/hash.ts";
import { drawFrom } from "./draw.ts";
import { Fault } from "./fault.ts";
import { PLANNED_ACTIONS } from "./planned-actions.ts";
import { PLANNED_REQUESTS } from "./planned-requests.ts";

export interface FaultPlanOptions {
  /** How much goes wrong, a fraction: with 0 nothing, with 1 twelve faults; 0.3 when not given. */
  readonly intensity?: number | undefined;
  /** No latency or stall is longer, in real milliseconds (1 or more); a second when not given. */
  readonly longestWait?: number | undefined;
}

const MOST_FAULTS = 12;
const DEFAULT_INTENSITY = 0.3;
const DEFAULT_LONGEST_WAIT_MS = 1_000;
const MOST_TIMES = 3;
/** Three faults in four strike the next requests for certain. */
const PROBABILITIES = [1, 1, 1, 1, 1, 1, 0.5, 0.25] as const;

/**
 * The faults of a seed (an integer): each of twelve is part of the plan with the probability `intensity`, and
 * strikes one kind of request in one way, up to three times. Waits end by themselves. The same seed and options
 * give the same plan in every runtime.
 */
export function faultPlan(seed: number, options: FaultPlanOptions = {}): Fault[] {
  const { intensity = DEFAULT_INTENSITY, longestWait = DEFAULT_LONGEST_WAIT_MS } = options;
  const faults: Fault[] = [];
  for (let index = 0; index < MOST_FAULTS; index++) {
    // Each fault has draws of its own, so that a higher intensity adds faults and changes none.
    const fractions = randomFractions(hash("fault plan", seed, index));
    if (fractions() >= intensity) continue;
    const draw = drawFrom(fractions);
    const request = draw.oneOf(PLANNED_REQUESTS);
    const common = {
      match: { ...request.match, probability: draw.oneOf(PROBABILITIES) },
      times: draw.whole(1, MOST_TIMES),
    };
    const action = draw.oneOf(PLANNED_ACTIONS);
    faults.push(Fault.parse(action({ common, draw, fields: request.fields, longestWait })));
  }
  return faults;
}
