/** Kinds of steps: what a scenario can do at an instant. */
import type * as z from "zod";
import type { Parts } from "../parts.ts";
import { problemsOf } from "../http/problems.ts";

/** Does a step; answers what was wrong with it by then, if anything was. */
export type Perform = () => string | undefined | Promise<string | undefined>;

export interface StepKindDefinition<Content> {
  /** The field of a step that holds its content: `halt`. */
  readonly name: string;
  readonly content: z.ZodType<Content>;
  /** What is wrong with a content that has the right shape, when the scenario is handed in. */
  readonly problem?: (core: Parts, content: Content) => string | undefined;
  /** Does the step at its instant; a line that it answers says why it could not be done. */
  readonly perform: (core: Parts, content: Content) => ReturnType<Perform> | void;
}

export type PreparedStep =
  | { readonly ok: true; readonly perform: Perform }
  | { readonly ok: false; readonly problem: string };

export interface StepKind {
  readonly name: string;
  /** Reads the content of a step; what is wrong with it is one line that starts with the kind's name. */
  prepare(core: Parts, content: unknown): PreparedStep;
}

/** A kind of step; a line in `step-kinds.ts` lets scenarios use it. */
export function stepKind<Content>(definition: StepKindDefinition<Content>): StepKind {
  const { name } = definition;
  return {
    name,
    prepare(core, content) {
      const read = definition.content.safeParse(content);
      if (!read.success) return { ok: false, problem: problemsOf(read.error, name) };
      const problem = definition.problem?.(core, read.data);
      if (problem !== undefined) return { ok: false, problem: `${name}: ${problem}` };
      return { ok: true, perform: () => definition.perform(core, read.data) ?? undefined };
    },
  };
}
