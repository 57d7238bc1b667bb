import type { InlineConfig } from "vitest/node";
import { PATIENT } from "../support/patient.ts";
import { LongestFirst } from "./longest-first.ts";

/** Minutes: no test measures time by it, and others may keep the machine busy. It ends what would never end. */
const PATIENCE = 300_000;

/** What all configurations say of all projects. */
export const shared: InlineConfig = {
  // Tests have the machine to themselves.
  maxWorkers: "100%",
  globalSetup: ["./test/support/temporary-files.ts", "./test/support/wake-thread-pool.ts"],
  sequence: { sequencer: LongestFirst },
  expect: { poll: PATIENT },
  testTimeout: PATIENCE,
  hookTimeout: PATIENCE,
};
