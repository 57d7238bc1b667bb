/** Looks into input of any shape, before its shape has been checked. */

/** A field of a value, `undefined` where there is none. */
export function fieldOf(value: unknown, name: string): unknown {
  // Any object may be asked for any field; what it answers is unknown.
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

/** The list in a field of a value; empty where there is none. */
export function listIn(value: unknown, name: string): readonly unknown[] {
  const list = fieldOf(value, name);
  return Array.isArray(list) ? list : [];
}

/** The names of the slots in the children of a node, which may be anything. */
export function slotNamesIn(children: unknown): readonly string[] {
  const isObject = typeof children === "object" && children !== null && !Array.isArray(children);
  return isObject ? Object.keys(children) : [];
}
