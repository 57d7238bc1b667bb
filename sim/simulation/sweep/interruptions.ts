/** Interruptions of the scenario's run. */
import { type Boundary, FAILURES, type Failure, type Kill, KILLS } from "../outside/fate.ts";
import type { RunOutcome } from "./outcome.ts";

/** What happens at one call of the run. */
export type Mishap = { readonly kill: Kill } | { readonly failure: Failure };

export interface Interruption {
  /** The number of the call. */
  readonly at: number;
  readonly mishap: Mishap;
}

/**
 * Calls of which one may fail without a kill, and the run still comes to the same. A price that cannot be read is looked
 * for elsewhere, and a control object that does not answer stops trading: these change what the run comes to, as they must.
 */
function mayFail({ name }: Boundary): boolean {
  return name.includes(" /v2/") || name.startsWith("deliver ") || name === "wake";
}

/** Every kill at one of its calls. */
export function killsOf({ boundaries }: Reference): Interruption[] {
  return boundaries.flatMap(({ number }) => KILLS.map((kill) => ({ at: number, mishap: { kill } })));
}

/** Every interruption of a run at one of its calls. */
export function interruptionsOf({ boundaries }: Reference): Interruption[] {
  return boundaries.flatMap((boundary) => [
    ...KILLS.map((kill) => ({ at: boundary.number, mishap: { kill } })),
    ...(mayFail(boundary) ? FAILURES.map((failure) => ({ at: boundary.number, mishap: { failure } })) : []),
  ]);
}

/** A scenario as it goes when nothing interrupts it. */
export interface Reference {
  readonly scenario: "trading" | "late";
  readonly boundaries: readonly Boundary[];
  readonly outcome: RunOutcome;
}

export interface Interrupted {
  readonly interruptions: readonly Interruption[];
  /** What came out otherwise than without interruption, a line each. */
  readonly differences: readonly string[];
  readonly story: readonly string[];
}
