import type * as z from "zod";
import { below, type Location, refuse } from "../location.ts";
import { nodeShape } from "./node.ts";
import { inPlainWords } from "./plain-words.ts";
import { quickReaderOf, SLOW } from "./quick-reader.ts";

const identified = nodeShape.pick({ id: true });

/** The id of a node or an entry in any shape, `undefined` where it has none. */
export function readId(value: unknown): string | undefined {
  return match(identified, value)?.id;
}

/** What a shape reads of a value; `undefined` where the value does not match it. */
export function match<Shape extends z.ZodType>(shape: Shape, value: unknown): z.output<Shape> | undefined {
  const read = quickReaderOf(shape)(value);
  return read === SLOW ? shape.safeParse(value).data : read;
}

/** Reads a value by its shape; on a mismatch notes one error for each field and answers `null`. `what` is for people. */
export function readShape<Shape extends z.ZodType>(
  shape: Shape,
  value: unknown,
  at: Location,
  what: string,
): z.output<Shape> | null {
  const quick = quickReaderOf(shape)(value);
  if (quick !== SLOW) return quick;
  const read = shape.safeParse(value);
  if (read.success) return read.data;
  for (const issue of read.error.issues) {
    const keys = issue.path.map((key) => (typeof key === "number" ? key : String(key)));
    refuse(keys.reduce<Location>(below, at), "shape.invalid", inPlainWords(issue, value, what));
  }
  return null;
}
