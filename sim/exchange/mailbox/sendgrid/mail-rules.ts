/** SendGrid's rules over several fields of a mail. */

/** Types of content in the order in which they must stand; all others come after them. */
const ORDER = ["text/plain", "text/x-amp-html", "text/html"];

/** What is wrong with the types of a mail's contents, or `undefined`: plain text comes first, then HTML, each once. */
export function misplacedContent(types: readonly string[]): string | undefined {
  const twice = ORDER.find((type) => types.indexOf(type) !== types.lastIndexOf(type));
  if (twice !== undefined) return `${twice} may be given only once.`;
  const places = types.map((type) => (ORDER.includes(type) ? ORDER.indexOf(type) : ORDER.length));
  const isOrdered = places.every((place, index) => place >= (places[index - 1] ?? 0));
  return isOrdered ? undefined : "text/plain must come first, then text/html, then any other content.";
}

/** The first address that stands a second time, in whatever letter case. */
export function firstDuplicate(addresses: readonly string[]): string | undefined {
  const seen = new Set<string>();
  return addresses.find((address) => {
    const known = seen.has(address.toLowerCase());
    seen.add(address.toLowerCase());
    return known;
  });
}
