import { defineConfig } from "vitest/config";
import { shared } from "./test/projects/shared.ts";
import { sim } from "./test/projects/sim.ts";
import { worker } from "./test/projects/worker.ts";

/** `npm run test:sweeps`: every place of every sweep. The files are those that call `swept`. */
export default defineConfig({
  test: {
    ...shared,
    provide: { sweeps: "full" },
    projects: [
      { ...worker, test: { ...worker.test, include: ["test/worker/recovery/crash-sweep.test.ts"] } },
      { ...sim, test: { ...sim.test, include: ["test/sim/simulation/{crash-sweep,fault-plans}.test.ts"] } },
    ],
  },
});
