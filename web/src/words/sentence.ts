/** A line of the server's as a sentence of its own: a large first letter, and a full stop where no mark ends it. */
export function asSentence(line: string): string {
  const text = line.trim();
  const capital = text.charAt(0).toUpperCase() + text.slice(1);
  return /[.!?…]$/.test(capital) ? capital : `${capital}.`;
}
