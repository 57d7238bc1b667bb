import type { TwoBranches } from "../../tree.ts";
import type { NodeSource } from "./source.ts";

/** The slots of the kinds that go one way or the other. */
export const TWO_SLOTS: readonly string[] = ["then", "else"];

/** Each branch with a weighting of its own. */
export function parseTwoBranches({ branch }: NodeSource): TwoBranches {
  return { then: branch("then", "Then"), else: branch("else", "Else") };
}
