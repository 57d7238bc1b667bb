/**
 * Set up for mutation testing, where a property is asked hundreds of times: fewer inputs, the same in every run so
 * that the score is, and no search for a smaller counterexample.
 */
import * as fc from "fast-check";

fc.configureGlobal({ seed: 20_261_123, numRuns: 25, endOnFailure: true });
