/** A name as programs and people spell it differently: in lower case, without spaces, dashes and underscores. */
export function squeezed(name: string): string {
  return name.toLowerCase().replace(/[\s_-]+/g, "");
}
