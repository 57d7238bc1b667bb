/** Shown in place of a value that is not there. */
export const NOTHING = "–";

/** Whether the text is a plain decimal, which `Intl.NumberFormat` formats exactly, without a detour over floats. */
export function isNumericText(text: string): text is `${number}` {
  return /^-?\d+(\.\d+)?$/.test(text);
}

/** Decimal text in a format; text that is no decimal is shown as it came, and null as a dash. */
export function formatText(text: string | null, format: Intl.NumberFormat): string {
  if (text === null) return NOTHING;
  return isNumericText(text) ? format.format(text) : text;
}
