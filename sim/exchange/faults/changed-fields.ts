/** Answers whose fields are not those that the documentation promises. */
import type { Fault, RowMatch } from "./fault.ts";

type Fields = Record<string, unknown>;
type FieldChange = Extract<
  Fault,
  { action: "omit-fields" | "null-fields" | "wrong-type" | "add-fields" | "zero-balances" }
>;

/** Whether a JSON value is an object. */
export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether a row is one that a fault means: an object that holds all the values; any row when none are given. */
export function isRowMeant(row: unknown, where: RowMatch = {}): row is Fields {
  return isFields(row) && Object.entries(where).every(([name, value]) => row[name] === value);
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

function setNull(holder: Fields, name: string): void {
  holder[name] = null;
}

/** A number for a string that is one, a string for a number or a boolean; anything else stays. */
function misType(holder: Fields, name: string): void {
  const value = holder[name];
  if (typeof value === "number" || typeof value === "boolean") holder[name] = String(value);
  else if (typeof value === "string" && value.trim() !== "" && Number.isFinite(Number(value))) {
    holder[name] = Number(value);
  }
}

const CHANGES = { "omit-fields": omit, "null-fields": setNull, "wrong-type": misType } as const;

/** The dollars of an account, each a decimal string. */
const BALANCES =
  /^(cash|equity|last_equity|portfolio_value|sma|accrued_fees|.*(buying_power|market_value|margin))$/;

/** A JSON value with fields put into it: into the object, or into each row that is one (and is meant). */
export function withFields(value: unknown, fields: Readonly<Fields>, where?: RowMatch): unknown {
  const changed = (row: unknown) => (isRowMeant(row, where) ? { ...row, ...fields } : row);
  return Array.isArray(value) ? value.map(changed) : changed(value);
}

/** What a fault makes of the fields of an answer's JSON, which may be changed in place. */
export function changedFields(fault: FieldChange, value: unknown): unknown {
  if (fault.action === "add-fields") return withFields(value, fault.fields, fault.where);
  if (fault.action === "zero-balances") {
    if (!isFields(value)) return value;
    const balances = Object.keys(value).filter((name) => BALANCES.test(name));
    return { ...value, ...Object.fromEntries(balances.map((name) => [name, "0"])) };
  }
  for (const row of Array.isArray(value) ? value : [value]) {
    if (!isRowMeant(row, fault.where)) continue;
    for (const path of fault.fields) changeAt(row, path.split("."), CHANGES[fault.action]);
  }
  return value;
}
