/** The longest id that a called node gets from the call's id and its own, in UTF-16 code units. */
const LONGEST_CALLED_ID = 1000;

/**
 * The given id, or one made from its place (the JSON Pointer as a URI fragment: `#/children/next/0`) when
 * there is none or when `taken` has it already. Adds the answer to `taken`.
 */
export function distinctId(id: string | undefined, path: string, taken: Set<string>): string {
  let distinct = id === undefined || taken.has(id) ? `#${path}` : id;
  while (taken.has(distinct)) distinct += "'";
  taken.add(distinct);
  return distinct;
}

/**
 * What a node in a called chain is called in the tree, because a chain may be called several times: the call's id
 * and its own. `undefined` where it has none, and where chains in chains would make it very long.
 */
export function calledId(callId: string | null, id: string | undefined): string | undefined {
  if (callId === null || id === undefined) return id;
  return callId.length + id.length < LONGEST_CALLED_ID ? `${callId}/${id}` : undefined;
}
