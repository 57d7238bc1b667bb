/** Files with a sweep in them; `test/structure/sweeps.test.ts` holds the list to what calls `swept`. */
export const SWEEPS: readonly string[] = [
  "test/sim/simulation/crash-sweep.test.ts",
  "test/sim/simulation/fault-plans.test.ts",
  "test/worker/recovery/crash-sweep.test.ts",
];
