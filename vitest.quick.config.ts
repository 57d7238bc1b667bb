import { defineConfig } from "vitest/config";
import { engine } from "./test/projects/engine.ts";
import { shared } from "./test/projects/shared.ts";
import { structure } from "./test/projects/structure.ts";
import { worker } from "./test/projects/worker.ts";

/** A dozen whole trading days that between them go through most of what a day has. */
const DAYS: string[] = [
  "test/worker/specification/{happy-path,new-entry,partial-sell}.test.ts",
  "test/worker/specification/{multiple-strategies,no-rebalancing-needed}.test.ts",
  "test/worker/days/{cash-only,intraday,second-day,several-strategies}.test.ts",
  "test/worker/scenarios/{early-close,insufficient-buying-power}.test.ts",
  "test/worker/recovery/killed-between-post-and-answer.test.ts",
  "test/worker/paper/practice-day.test.ts",
];

/** `npm run test:quick`: what tells within a minute or so whether the engine and the run of a day are sound. */
export default defineConfig({
  test: {
    ...shared,
    provide: { sweeps: "sampled" },
    projects: [{ ...worker, test: { ...worker.test, include: DAYS } }, engine, structure],
  },
});
