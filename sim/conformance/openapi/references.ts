/** Places in an OpenAPI document, and its references (`{ $ref: "#/components/..." }`) to itself. */

/** References to references, beyond which they lead round in a circle. */
const MOST_HOPS = 50;

export interface Place {
  /** The names that lead there without a reference on the way. */
  readonly names: readonly string[];
  readonly value: unknown;
}

/** The JSON pointer (RFC 6901) of a place: `/paths/~1v2~1clock`. */
export function pointerTo({ names }: Place): string {
  return names.map((name) => `/${name.replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
}

function member(value: unknown, name: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined;
}

function referenceIn(value: unknown): string | undefined {
  const reference = member(value, "$ref");
  return typeof reference === "string" ? reference : undefined;
}

function target(document: unknown, reference: string, hops: number): Place | undefined {
  if (!reference.startsWith("#/") || hops > MOST_HOPS) return undefined;
  const names = reference
    .split("/")
    .slice(1)
    .map((name) => decodeURIComponent(name).replaceAll("~1", "/").replaceAll("~0", "~"));
  return placeAt(document, names, hops + 1);
}

/**
 * What stands at a place of a document, after following the references on the way and at its end; `undefined` when
 * there is nothing, or when a reference leads nowhere in the document.
 */
export function placeAt(document: unknown, names: readonly string[], hops = 0): Place | undefined {
  let place: Place = { names: [], value: document };
  for (const name of names) {
    place = { names: [...place.names, name], value: member(place.value, name) };
    const reference = referenceIn(place.value);
    const referred = reference === undefined ? place : target(document, reference, hops);
    if (!referred) return undefined;
    place = referred;
  }
  return place.value === undefined ? undefined : place;
}

/** A reference within a value that leads nowhere in the document; `undefined` when there is none. */
export function brokenReference(document: unknown, value: unknown = document): string | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const reference = referenceIn(value);
  if (reference !== undefined && !target(document, reference, 0)) return reference;
  for (const child of Object.values(value)) {
    const broken = brokenReference(document, child);
    if (broken !== undefined) return broken;
  }
  return undefined;
}
