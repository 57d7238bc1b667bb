import { defineConfig } from "vitest/config";
import { e2e } from "./test/projects/e2e.ts";
import { engine } from "./test/projects/engine.ts";
import { shared } from "./test/projects/shared.ts";
import { sim } from "./test/projects/sim.ts";
import { structure } from "./test/projects/structure.ts";
import { worker } from "./test/projects/worker.ts";

/** `npm test`: everything, with a sample of each sweep. */
export default defineConfig({
  test: { ...shared, provide: { sweeps: "sampled" }, projects: [e2e, worker, sim, engine, structure] },
});
