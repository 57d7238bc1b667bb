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

/** The lists of children in a node of any shape, by slot. */
export function slotsIn(node: unknown): [slot: string, children: readonly unknown[]][] {
  const slots = fieldOf(node, "children");
  if (typeof slots !== "object" || slots === null || Array.isArray(slots)) return [];
  return Object.entries(slots).map(([slot, children]) => [slot, Array.isArray(children) ? children : []]);
}
