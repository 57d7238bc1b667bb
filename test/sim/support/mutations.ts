/** Small falsifications of a JSON value, each of which a tight schema must notice. */

export interface Mutation {
  /** What was done where: `body.0.qty is missing`. */
  readonly what: string;
  readonly value: unknown;
}

/** Keys that are symbols or types of activity and not fields: any of them may be missing. */
const DYNAMIC_KEY = /^[A-Z]{2,}[A-Z.]*$/;

/** A value of another type. */
function ofAnotherType(value: unknown): unknown {
  if (typeof value === "string") return 7;
  if (typeof value === "number") return "seven";
  if (Array.isArray(value)) return {};
  if (value === null) return false;
  return typeof value === "object" ? [] : "neither";
}

function replaced(value: object, key: string, child: unknown): unknown {
  return Array.isArray(value) ? value.with(Number(key), child) : { ...value, [key]: child };
}

/** The value with no more than two elements in any list: the first and the last stand for all. */
export function shortened(value: unknown): unknown {
  if (Array.isArray(value)) return (value.length > 2 ? [value[0], value.at(-1)] : value).map(shortened);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, shortened(child)]));
}

function own(value: object, path: string): Mutation[] {
  if (Array.isArray(value)) return [];
  const unknown = { what: `${path}.unannounced is new`, value: { ...value, unannounced: 1 } };
  const missing = Object.keys(value)
    .filter((key) => !DYNAMIC_KEY.test(key))
    .map((key) => {
      const { [key]: _, ...rest } = value as Record<string, unknown>;
      return { what: `${path}.${key} is missing`, value: rest };
    });
  return [unknown, ...missing];
}

/** Everything below a value once left out, once of another type, once unreadable, and fields that nobody expects. */
export function mutationsOf(value: unknown, path = "body"): Mutation[] {
  const other = { what: `${path} is of another type`, value: ofAnotherType(value) };
  const garbled = typeof value === "string" ? [{ what: `${path} is garbled`, value: `?${value}` }] : [];
  if (typeof value !== "object" || value === null) return [other, ...garbled];
  const deeper = Object.entries(value).flatMap(([key, child]) =>
    mutationsOf(child, `${path}.${key}`).map((mutation) => ({
      what: mutation.what,
      value: replaced(value, key, mutation.value),
    })),
  );
  return [other, ...own(value, path), ...deeper];
}
