import * as fc from "fast-check";

/** A field that exports often leave out: `null` is read as missing. */
export function optional<Value>(present: fc.Arbitrary<Value>, oneInMissing = 3): fc.Arbitrary<Value | null> {
  return fc.option(present, { freq: oneInMissing });
}

/** Windows as people write them: whole or not, a number or its text, below 1. */
export const windows: fc.Arbitrary<number | string> = fc.oneof(
  { weight: 12, arbitrary: fc.integer({ min: 1, max: 8 }) },
  { weight: 1, arbitrary: fc.constantFrom(0, 2.9, "3", -4) },
);
