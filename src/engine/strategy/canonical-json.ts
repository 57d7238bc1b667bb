type Piece = { readonly text: string } | { readonly value: unknown };

/**
 * JSON that is the same for the same value: keys sorted by code unit, no white space. For plain data (objects,
 * arrays, strings, finite numbers, booleans, null) only. Keys for which `keeps` answers false are left out at
 * any depth. Walks with a stack of its own, so that a deep tree cannot exhaust the caller's.
 */
export function canonicalJson(root: unknown, keeps: (key: string) => boolean = () => true): string {
  const pending: Piece[] = [{ value: root }];
  let json = "";
  for (let piece = pending.pop(); piece !== undefined; piece = pending.pop()) {
    if ("text" in piece) json += piece.text;
    else for (const part of piecesOf(piece.value, keeps).toReversed()) pending.push(part);
  }
  return json;
}

function piecesOf(value: unknown, keeps: (key: string) => boolean): Piece[] {
  if (typeof value !== "object" || value === null) return [{ text: JSON.stringify(value) }];
  if (Array.isArray(value)) {
    const items = value.map((item): Piece[] => [{ value: item }]);
    return [{ text: "[" }, ...separated(items), { text: "]" }];
  }
  const members = Object.entries(value)
    .filter(([key]) => keeps(key))
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, item]): Piece[] => [{ text: `${JSON.stringify(key)}:` }, { value: item }]);
  return [{ text: "{" }, ...separated(members), { text: "}" }];
}

function separated(members: readonly Piece[][]): Piece[] {
  return members.flatMap((member, index) => (index === 0 ? member : [{ text: "," }, ...member]));
}
