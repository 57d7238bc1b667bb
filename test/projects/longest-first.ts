import path from "node:path";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** Projects in the order in which they begin: those whose files take long, then those whose files are many and short. */
const PROJECTS = ["e2e", "worker", "sim", "engine", "structure"];

/** Files that take many seconds, the longest first: a clone that has run no tests does not know how long they take. */
const LONG = [
  "test/e2e/controls.test.ts",
  "test/e2e/day/one-day.test.ts",
  "test/e2e/day/killed.test.ts",
  "test/sim/simulation/crash-sweep.test.ts",
  "test/sim/simulation/fault-plans.test.ts",
  "test/worker/controls/run-now.test.ts",
  "test/worker/recovery/crash-sweep.test.ts",
  "test/worker/invariants/07-same-inputs-same-plan.test.ts",
  "test/worker/specification/pricing-unavailable.test.ts",
  "test/worker/gate/engine-gate.test.ts",
  "test/worker/invariants/06-unknown-is-not-nothing.test.ts",
  "test/worker/price-board/price-board.test.ts",
  "test/engine/evaluate/invariants.test.ts",
  "test/engine/agreement/backtest.test.ts",
];

function place(list: readonly string[], entry: string): number {
  const index = list.indexOf(entry);
  return index < 0 ? list.length : index;
}

/** Starts long files first, so that at the end no core waits for another that has just begun with one. */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const relative = ({ moduleId }: TestSpecification) => path.relative(this.ctx.config.root, moduleId);
    const sorted = await super.sort(files);
    return sorted.toSorted(
      (a, b) =>
        place(PROJECTS, a.project.name) - place(PROJECTS, b.project.name) ||
        place(LONG, relative(a)) - place(LONG, relative(b)),
    );
  }
}
