/** Properties over random input that is the same in every run. */
import * as fc from "fast-check";

const SEED = 20_261_123;

/** Asserts that a property holds for `runs` random inputs. */
export function holdsAlways<Values>(property: fc.IProperty<Values>, runs = 200): void {
  fc.assert(property, { seed: SEED, numRuns: runs });
}
