/** What is said of a strategy of Composer, in whatever form it comes. */
export const COMPOSER =
  "this is a symphony of Composer, which cannot be read: write the strategy as a tree of this format";

/** So far into a text a symphony begins, in UTF-16 code units. */
const LONGEST_PREFACE = 10_000;

/** Whether a text is a symphony as Composer's own language or data notation writes it, comments before it or not. */
export function isComposerText(text: string): boolean {
  return /^(?:\s|;[^\n]*\n)*(?:\(defsymphony\b|\{\s*:)/.test(text.slice(0, LONGEST_PREFACE));
}
