import { defineConfig } from "vitest/config";
import { shared } from "./test/projects/shared.ts";
import { sim } from "./test/projects/sim.ts";
import { SWEEPS } from "./test/projects/sweeps.ts";
import { worker } from "./test/projects/worker.ts";

const under = (folder: string) => SWEEPS.filter((file) => file.startsWith(folder));

/** `npm run test:sweeps`: every place of every sweep. */
export default defineConfig({
  test: {
    ...shared,
    provide: { sweeps: "full" },
    projects: [
      { ...worker, test: { ...worker.test, include: under("test/worker/") } },
      { ...sim, test: { ...sim.test, include: under("test/sim/") } },
    ],
  },
});
