/** Scenarios: what the operator has arranged to happen at virtual instants. */
import type { VirtualClock } from "../clock/virtual-clock.ts";
import type { Perform } from "./step-kind.ts";

export interface Step {
  /** Epoch ms. */
  readonly at: number;
  readonly kind: string;
  /** JSON, as the operator wrote it. */
  readonly content: unknown;
  readonly state: "waiting" | "done" | "failed" | "cancelled";
  /** Why it failed. */
  readonly problem?: string | undefined;
}

export interface Scenario {
  readonly id: string;
  readonly steps: readonly Step[];
}

export interface PlannedStep extends Pick<Step, "at" | "kind" | "content"> {
  readonly perform: Perform;
}

type Changeable<Value> = { -readonly [Key in keyof Value]: Value[Key] };

export class Scenarios {
  readonly #clock: VirtualClock;
  readonly #scenarios: Scenario[] = [];
  readonly #waiting = new Map<Step, () => void>();

  constructor(clock: VirtualClock) {
    this.#clock = clock;
  }

  /** Arranges steps; those of the same instant happen in their order. */
  add(steps: readonly PlannedStep[]): Scenario {
    return this.#arrange(
      `scenario-${this.#scenarios.length + 1}`,
      steps.map(({ perform, ...step }) => ({ step: { ...step, state: "waiting" }, perform })),
    );
  }

  /** Takes up a scenario as it stood when the exchange was stopped; `perform` does a step that still waits. */
  restore({ id, steps }: Scenario, perform: (step: Step) => ReturnType<Perform>): Scenario {
    return this.#arrange(
      id,
      steps.map((step) => ({ step: { ...step }, perform: () => perform(step) })),
    );
  }

  /** In order of arrival, with what has been done. */
  all(): readonly Scenario[] {
    return this.#scenarios;
  }

  /** Cancels what waits of a scenario, or of all; answers whether there is such a scenario. */
  cancel(id?: string): boolean {
    const meant = this.#scenarios.filter((scenario) => id === undefined || scenario.id === id);
    for (const step of meant.flatMap(({ steps }) => steps)) this.#cancel(step);
    return meant.length > 0;
  }

  #arrange(id: string, planned: readonly { step: Changeable<Step>; perform: Perform }[]): Scenario {
    for (const [index, { step, perform }] of planned.entries()) {
      if (step.state !== "waiting") continue;
      const run = () => this.#perform(step, perform);
      this.#waiting.set(step, this.#clock.schedule(step.at, run, `${id}:${index}`));
    }
    const scenario = { id, steps: planned.map(({ step }) => step) };
    this.#scenarios.push(scenario);
    return scenario;
  }

  #cancel(step: Changeable<Step>): void {
    const cancelEvent = this.#waiting.get(step);
    if (!cancelEvent) return;
    cancelEvent();
    this.#waiting.delete(step);
    step.state = "cancelled";
  }

  async #perform(step: Changeable<Step>, perform: Perform): Promise<void> {
    this.#waiting.delete(step);
    try {
      step.problem = await perform();
    } catch (error) {
      step.problem = error instanceof Error ? error.message : String(error);
      throw error;
    } finally {
      step.state = step.problem === undefined ? "done" : "failed";
    }
  }
}
