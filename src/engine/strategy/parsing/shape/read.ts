import type * as z from "zod";
import { below, type Location, refuse } from "../location.ts";
import { nodeShape } from "./node.ts";

const identified = nodeShape.pick({ id: true }).catch({ id: undefined });

/** The id of a node or an entry in any shape, `undefined` where it has none. */
export function readId(value: unknown): string | undefined {
  return identified.parse(value).id;
}

/** Reads a value by its shape; on a mismatch notes one error for each field and answers `null`. */
export function readShape<Shape extends z.ZodType>(
  shape: Shape,
  value: unknown,
  at: Location,
): z.infer<Shape> | null {
  const read = shape.safeParse(value);
  if (read.success) return read.data;
  for (const issue of read.error.issues) {
    const field = below(at, ...issue.path.map((key) => (typeof key === "number" ? key : String(key))));
    refuse(field, "shape.invalid", issue.message);
  }
  return null;
}
