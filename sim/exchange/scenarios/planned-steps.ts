/** Reads the steps of a scenario that an operator hands in. */
import type { Core } from "../core.ts";
import type { PlannedStep } from "./scenarios.ts";
import { stepInstant } from "./step-instant.ts";
import { stepKinds } from "./step-kinds.ts";
import type { PreparedStep } from "./step-kind.ts";

export type PlannedSteps =
  | { readonly ok: true; readonly steps: PlannedStep[] }
  | { readonly ok: false; readonly problem: string };

/** Reads the content of a step of a kind. */
export function prepareStep(core: Core, kind: string, content: unknown): PreparedStep {
  const known = stepKinds.find(({ name }) => name === kind);
  return known?.prepare(core, content) ?? { ok: false, problem: `there is no step of the kind ${kind}` };
}

function planStep(
  core: Core,
  { at: text, ...rest }: Readonly<Record<string, unknown>>,
  place: string,
): { ok: true; step: PlannedStep } | { ok: false; problem: string } {
  const instant = stepInstant(text, core.clock.now());
  if (!instant.ok) return { ok: false, problem: `${place}.${instant.problem}` };
  const [entry, ...others] = Object.entries(rest);
  if (!entry || others.length > 0 || !stepKinds.some(({ name }) => name === entry[0])) {
    const names = stepKinds.map(({ name }) => name).join(", ");
    return { ok: false, problem: `${place}: a step holds "at" and one of ${names}` };
  }
  const [kind, content] = entry;
  const prepared = prepareStep(core, kind, content);
  if (!prepared.ok) return { ok: false, problem: `${place}.${prepared.problem}` };
  return { ok: true, step: { at: instant.at, kind, content, perform: prepared.perform } };
}

/** All steps of a scenario, or what is wrong with the first that cannot be had: `steps.1.halt: ...`. */
export function planSteps(core: Core, steps: readonly Readonly<Record<string, unknown>>[]): PlannedSteps {
  const planned: PlannedStep[] = [];
  for (const [index, step] of steps.entries()) {
    const read = planStep(core, step, `steps.${index}`);
    if (!read.ok) return read;
    planned.push(read.step);
  }
  return { ok: true, steps: planned };
}
