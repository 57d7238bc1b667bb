/** Properties over random input that is the same in every run. */
import * as fc from "fast-check";

const SEED = 20_261_123;

/** How long a property may take, in milliseconds: far longer than it does on a machine that is not busy otherwise. */
export const PROPERTY_TIMEOUT = 60_000;

/** Asserts that a property holds for `runs` random inputs, or for as many as mutation testing allows. */
export function holdsAlways<Values>(property: fc.IProperty<Values>, runs = 200): void {
  const { numRuns = runs } = fc.readConfigureGlobal();
  fc.assert(property, { seed: SEED, numRuns: Math.min(numRuns, runs) });
}
