/** Reads the fields of exported JSON; what is not there, or blank, is `undefined`. */

export type Fields = Readonly<Record<string, unknown>>;

export function fieldsOf(value: unknown): Fields {
  if (typeof value !== "object" || value === null) throw new Error(`${JSON.stringify(value)} has no fields`);
  // An object's fields may be read by any name.
  return value as Fields;
}

export function textOf(value: unknown): string | undefined {
  const text = typeof value === "string" ? value.trim() : "";
  return text === "" ? undefined : text;
}

/** A number, or the text of one. */
export function numberOf(value: unknown): number | undefined {
  const read = typeof value === "number" ? value : Number(textOf(value) ?? NaN);
  return Number.isFinite(read) ? read : undefined;
}

export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

export function wholeBars(value: unknown, missing: number): number {
  return Math.max(1, Math.floor(numberOf(value) ?? missing));
}

/** The entry of a list that the text names, letter case aside; throws when there is none. */
export function nameIn<Name extends string>(names: readonly Name[], text: string): Name {
  const found = names.find((name) => name.toLowerCase() === text.toLowerCase());
  if (found === undefined) throw new Error(`${text} is none of ${names.join(", ")}`);
  return found;
}
