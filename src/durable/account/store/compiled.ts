/** A prepared query of drizzle's, taken apart once: drizzle finds out anew for every use what binds and what is answered. */
import { Column, is, Param, Placeholder, SQL } from "drizzle-orm";
import { SQLiteCustomColumn } from "drizzle-orm/sqlite-core";

export type Values = Readonly<Record<string, unknown>>;
type Binding = (values: Values) => unknown;

/** What a prepared query holds. Drizzle's types do not tell of it, and it is pinned. */
export interface Prepared {
  readonly query: { readonly sql: string; readonly params: readonly unknown[] };
  /** The columns of its answer; `undefined` when it answers none. */
  readonly fields: readonly { readonly path: readonly string[]; readonly field: unknown }[] | undefined;
  /** By table, whether a join may leave it without a row. */
  readonly joinsNotNullableMap: Readonly<Record<string, boolean>> | undefined;
}

export interface Compiled {
  readonly sql: string;
  /** What is bound to the statement, in order. Throws when a value is missing. */
  readonly bind: (values: Values) => unknown[];
  /** The object that a row of its answer becomes; `whole` finds the text for what stands in a column of long texts. */
  readonly read: (row: readonly unknown[], whole: (stored: string) => string) => Record<string, unknown>;
}

/** Whether a column is one of long texts: there is no other type of our own. */
export function isOfLongTexts(column: unknown): column is Column {
  return is(column, SQLiteCustomColumn);
}

/** Takes a prepared query apart. Throws for one with an outer join. */
export function compiled({ query, fields = [], joinsNotNullableMap = {} }: Prepared): Compiled {
  if (Object.values(joinsNotNullableMap).includes(false)) throw new Error("outer joins cannot be read");
  const bindings = query.params.map(bindingOf);
  const columns = fields.map(({ path, field }) => ({ path, decode: decoderOf(field) }));
  return {
    sql: query.sql,
    bind: (values) => bindings.map((binding) => binding(values)),
    read(row, whole) {
      const result: Record<string, unknown> = {};
      for (const [index, { path, decode }] of columns.entries()) put(result, path, decode(row[index], whole));
      return result;
    },
  };
}

function valueOf({ name }: Placeholder): Binding {
  return (values) => {
    const value = values[name];
    if (value === undefined) throw new Error(`no value for ${name} was given`);
    return value;
  };
}

function bindingOf(parameter: unknown): Binding {
  if (is(parameter, Placeholder)) return valueOf(parameter);
  if (is(parameter, Param) && is(parameter.value, Placeholder)) {
    const { encoder } = parameter;
    const value = valueOf(parameter.value);
    return (values) => {
      const given = value(values);
      return given === null ? null : encoder.mapToDriverValue(given);
    };
  }
  return () => parameter;
}

function decoderOf(field: unknown): (value: unknown, whole: (stored: string) => string) => unknown {
  if (isOfLongTexts(field)) return (value, whole) => (typeof value === "string" ? whole(value) : null);
  if (!is(field, Column) && !is(field, SQL)) throw new Error("only columns and expressions can be read");
  // An expression has its decoder inside, where drizzle's types do not tell of it.
  const decoder = is(field, Column) ? field : (field as unknown as { decoder: Column }).decoder;
  return (value) => (value === null ? null : decoder.mapFromDriverValue(value));
}

/** Puts a value where its path says; paths have one part, or two for a table of several. */
function put(result: Record<string, unknown>, [first = "", second]: readonly string[], value: unknown): void {
  if (second === undefined) result[first] = value;
  // Everything that lies under a first part is such an object, made here.
  else ((result[first] ??= {}) as Record<string, unknown>)[second] = value;
}
