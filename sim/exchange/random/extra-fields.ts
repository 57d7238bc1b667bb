/** Fields that no documentation mentions, as vendors add them without a word. */
import { hash } from "./hash.ts";

/** Most of the types that JSON has. */
const VALUES = ["later", 42, true, null, { since: "2027-01-04" }, [1, 2]] as const;
const LARGEST_COUNT = 3;

/** One to three fields whose names and values follow from a 32-bit seed. */
export function extraFields(seed: number): Record<string, unknown> {
  const count = 1 + (seed % LARGEST_COUNT);
  const fields: Record<string, unknown> = {};
  for (let index = 0; index < count; index++) {
    const draw = hash(seed, index);
    fields[`unannounced_${draw.toString(36)}`] = VALUES[draw % VALUES.length];
  }
  return fields;
}
