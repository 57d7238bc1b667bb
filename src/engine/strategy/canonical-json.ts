/** What is still to be written: text as it stands, or an object or a list. */
type Piece = string | object;

/**
 * JSON that is the same for the same value: keys sorted by code unit, no white space. For plain data (objects,
 * arrays, strings, finite numbers, booleans, null) only. Keys for which `keeps` answers false are left out at
 * any depth. Walks with a stack of its own, so that a deep tree cannot exhaust the caller's.
 */
export function canonicalJson(root: unknown, keeps: (key: string) => boolean = () => true): string {
  const pending = piecesOf("", [["", root]], "");
  let json = "";
  for (let piece = pending.pop(); piece !== undefined; piece = pending.pop()) {
    if (typeof piece === "string") json += piece;
    else for (const part of childPiecesOf(piece, keeps).toReversed()) pending.push(part);
  }
  return json;
}

function childPiecesOf(value: object, keeps: (key: string) => boolean): Piece[] {
  if (Array.isArray(value)) {
    const items = value.map((item: unknown): [string, unknown] => ["", item]);
    return piecesOf("[", items, "]");
  }
  const members = Object.entries(value)
    .filter(([key]) => keeps(key))
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([key, item]): [string, unknown] => [`${JSON.stringify(key)}:`, item]);
  return piecesOf("{", members, "}");
}

/** Members with what is written before each; what holds no other values is written at once. */
function piecesOf(
  opening: string,
  members: readonly [label: string, value: unknown][],
  closing: string,
): Piece[] {
  const pieces: Piece[] = [];
  let text = opening;
  for (const [index, [label, value]] of members.entries()) {
    text += index === 0 ? label : `,${label}`;
    if (typeof value === "object" && value !== null) {
      pieces.push(text, value);
      text = "";
    } else {
      text += JSON.stringify(value);
    }
  }
  pieces.push(text + closing);
  return pieces;
}
