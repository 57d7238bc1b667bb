/** The longest part of an author's text that a message repeats, in UTF-16 code units. */
const LONGEST_QUOTE = 60;

/** A text of the strategy's author in quotation marks, cut short where it is long. */
export function quoted(text: string): string {
  return text.length > LONGEST_QUOTE ? `"${text.slice(0, LONGEST_QUOTE)}..."` : `"${text}"`;
}
