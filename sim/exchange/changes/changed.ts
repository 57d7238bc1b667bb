/** Changes of some of the fields of a thing. */

/** What a client or an operator may leave out of a change. */
export type Change<Values> = { readonly [Field in keyof Values]?: Values[Field] | undefined };

/** The values with the change made; fields that it leaves out stay. */
export function changed<Values extends object>(current: Values, change: Change<Values>): Values {
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  return { ...current, ...Object.fromEntries(given) };
}
