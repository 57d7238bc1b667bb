/** Lists whose rows are not those that there are: too few, some twice, in another order. */
import { shuffled, randomFractions } from "../random/generator.ts";
import { isRowMeant } from "./changed-fields.ts";
import type { Fault } from "./fault.ts";

type RowChange = Extract<Fault, { action: "omit-rows" | "repeat-rows" | "shuffle-rows" }>;

const LARGEST_SEED = 0x100000000;

/**
 * What a fault makes of an answer's JSON; one that is no list stays as it is. `chance` is a fraction in [0, 1) from
 * which the order of shuffled rows follows.
 */
export function changedRows(fault: RowChange, value: unknown, chance: number): unknown {
  if (!Array.isArray(value)) return value;
  switch (fault.action) {
    case "omit-rows": {
      let kept = 0;
      return value.filter((row) => !isRowMeant(row, fault.where) || kept++ < fault.keep);
    }
    case "repeat-rows":
      return value.flatMap((row: unknown) =>
        isRowMeant(row, fault.where) ? [row, { ...row, ...fault.fields }] : [row],
      );
    case "shuffle-rows": {
      const rows = shuffled<unknown>(value, randomFractions(Math.floor(chance * LARGEST_SEED)));
      // Chance can leave them as they were, which would be no fault.
      return rows.every((row, place) => row === value[place]) ? rows.toReversed() : rows;
    }
  }
}
