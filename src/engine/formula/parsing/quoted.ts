/** Longer texts are cut, so that a message stays one line. */
const MOST_QUOTED = 40;

/** Letters, digits, punctuation and symbols: what shows as itself. */
const VISIBLE = /^[\p{L}\p{N}\p{P}\p{S}]*$/u;

/** A piece of a formula in quotes for a message; one that begins with something invisible by its code point. */
export function quoted(text: string): string {
  const codePoint = text.codePointAt(0) ?? 0;
  if (!VISIBLE.test(text)) return `U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}`;
  return text.length > MOST_QUOTED ? `"${text.slice(0, MOST_QUOTED)}..."` : `"${text}"`;
}
