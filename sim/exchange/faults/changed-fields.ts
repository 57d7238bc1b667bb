/** Answers whose fields are not those that the documentation promises. */
import type { Fault } from "./fault.ts";

type Fields = Record<string, unknown>;
type FieldChange = Extract<Fault, { action: "omit-fields" | "add-fields" | "wrong-type" }>;

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Changes the fields that a dot path leads to, wherever there are such; arrays are passed through row by row. */
function changeAt(
  value: unknown,
  path: readonly string[],
  change: (holder: Fields, name: string) => void,
): void {
  if (Array.isArray(value)) for (const row of value) changeAt(row, path, change);
  if (!isFields(value)) return;
  const [first = "", ...rest] = path;
  for (const name of first === "*" ? Object.keys(value) : [first]) {
    if (!Object.hasOwn(value, name)) continue;
    if (rest.length === 0) change(value, name);
    else changeAt(value[name], rest, change);
  }
}

function omit(holder: Fields, name: string): void {
  delete holder[name];
}

/** A number for a string that is one, a string for a number or a boolean; anything else stays. */
function misType(holder: Fields, name: string): void {
  const value = holder[name];
  if (typeof value === "number" || typeof value === "boolean") holder[name] = String(value);
  else if (typeof value === "string" && value.trim() !== "" && Number.isFinite(Number(value))) {
    holder[name] = Number(value);
  }
}

/** A JSON value with fields put into it: into the object, or into each row that is one. */
export function withFields(value: unknown, fields: Readonly<Fields>): unknown {
  if (Array.isArray(value)) return value.map((row) => (isFields(row) ? { ...row, ...fields } : row));
  return isFields(value) ? { ...value, ...fields } : value;
}

/** What a fault makes of an answer's JSON, which may be changed in place. */
export function changedFields(fault: FieldChange, value: unknown): unknown {
  if (fault.action === "add-fields") return withFields(value, fault.fields);
  const change = fault.action === "omit-fields" ? omit : misType;
  for (const path of fault.fields) changeAt(value, path.split("."), change);
  return value;
}
