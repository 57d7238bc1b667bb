/** What may come next in a JSON text. */
type Expected = "value" | "value or end" | "key" | "key or end" | "colon" | "comma or end" | "nothing";

const SPACE = /[ \t\n\r]*/y;
const SCALAR = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/y;

/** Where what the pattern matches at a place ends; the place itself where it does not match. */
function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

/** Where a text in quotation marks ends; the first character in it that must not be there otherwise. */
function endOfText(text: string, at: number): { end: number; isWhole: boolean } {
  let place = at + 1;
  while (place < text.length) {
    const character = text.charAt(place);
    if (character === '"') return { end: place + 1, isWhole: true };
    if (character < " ") break;
    const next = character === "\\" ? endOf(ESCAPE, text, place) : place + 1;
    if (next === place) break;
    place = next;
  }
  return { end: place, isWhole: false };
}

/**
 * The place of the first character at which a text stops being JSON (RFC 8259); its length where it ends too early, or
 * is whole. Keeps a stack of its own: brackets may be nested as deeply as they like.
 */
export function firstFault(text: string): number {
  const open: ("{" | "[")[] = [];
  let expected: Expected = "value";
  const afterValue = (): Expected => (open.length === 0 ? "nothing" : "comma or end");
  for (let place = endOf(SPACE, text, 0); place < text.length; place = endOf(SPACE, text, place)) {
    const character = text.charAt(place);
    const closes = expected.endsWith("or end") && character === (open.at(-1) === "{" ? "}" : "]");
    if (closes) {
      open.pop();
      expected = afterValue();
      place++;
    } else if (expected === "colon" && character === ":") {
      expected = "value";
      place++;
    } else if (expected === "comma or end" && character === ",") {
      expected = open.at(-1) === "{" ? "key" : "value";
      place++;
    } else if (character === '"' && /^(?:key|value)/.test(expected)) {
      const { end, isWhole } = endOfText(text, place);
      if (!isWhole) return end;
      expected = expected.startsWith("key") ? "colon" : afterValue();
      place = end;
    } else if (expected.startsWith("value") && (character === "{" || character === "[")) {
      open.push(character);
      expected = character === "{" ? "key or end" : "value or end";
      place++;
    } else {
      const end = expected.startsWith("value") ? endOf(SCALAR, text, place) : place;
      if (end === place) return place;
      expected = afterValue();
      place = end;
    }
  }
  return text.length;
}
