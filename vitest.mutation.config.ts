import { defineConfig } from "vitest/config";

/** The tests of what `stryker.config.json` mutates, with fewer random inputs: they run once for each mutant. */
export default defineConfig({
  test: {
    name: "mutation",
    environment: "node",
    include: [
      "test/engine/{conditions,indicators,metrics,numeric,weighting}/**/*.test.ts",
      // What a weighting or a comparator does to a portfolio.
      "test/engine/evaluate/{weights,capped-weights,volatility-weights,comparators}.test.ts",
    ],
    setupFiles: ["./test/engine/support/first-counterexample.ts"],
    isolate: false,
  },
});
