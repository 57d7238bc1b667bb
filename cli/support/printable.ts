/** What a terminal or a log would obey or break a line at: control characters, separators, changes of direction. */
const OBEYED = /[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_Control}]/gu;
const NAMED: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

const escaped = (character: string) =>
  NAMED[character] ?? `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** A text from elsewhere as one line that a terminal only shows, what it would obey written as in JSON. */
export function printable(text: string): string {
  return text.replace(OBEYED, escaped);
}

/** The same for a text of lines, which stay lines. */
export function printableLines(text: string): string {
  return text.split("\n").map(printable).join("\n");
}
