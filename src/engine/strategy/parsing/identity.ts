/** The longest id that a called node gets from the call's id and its own, in UTF-16 code units. */
const LONGEST_CALLED_ID = 1000;

/** Every id that is made from a place begins so. */
const MADE = "#";

/** Ids of which no two are alike. */
export class DistinctIds {
  readonly #taken = new Set<string>();
  /**
   * Made from places, which differ: none is looked up before somebody gives an id that could be one of them. `null`
   * from then on, when they are among those that are taken.
   */
  #made: string[] | null = [];

  /**
   * The given id, or one made from its place (the JSON Pointer as a URI fragment: `#/children/next/0`) when there is
   * none or when it is taken already. No two places may be the same.
   */
  distinct(id: string | undefined, place: { readonly path: string }): string {
    if (id?.startsWith(MADE)) this.#lookUpMade();
    if (id !== undefined && !this.#taken.has(id)) {
      this.#taken.add(id);
      return id;
    }
    let made = `${MADE}${place.path}`;
    if (this.#made !== null) {
      this.#made.push(made);
      return made;
    }
    while (this.#taken.has(made)) made += "'";
    this.#taken.add(made);
    return made;
  }

  #lookUpMade(): void {
    for (const made of this.#made ?? []) this.#taken.add(made);
    this.#made = null;
  }
}

/**
 * What a node in a called chain is called in the tree, because a chain may be called several times: the call's id
 * and its own. `undefined` where it has none, and where chains in chains would make it very long.
 */
export function calledId(callId: string | null, id: string | undefined): string | undefined {
  if (callId === null || id === undefined) return id;
  return callId.length + id.length < LONGEST_CALLED_ID ? `${callId}/${id}` : undefined;
}
