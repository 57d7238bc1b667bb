/** Tokens with which the market-data API goes on after a page: what came last, in Base64. */

const SEPARATOR = "|";

/** The token of parts, none of which holds a `|`. */
export function pageToken(parts: readonly string[]): string {
  return btoa(parts.join(SEPARATOR));
}

/** The parts of a token, `undefined` when it does not have exactly `count` of them. */
export function partsOfToken(token: string, count: number): readonly string[] | undefined {
  try {
    const parts = atob(token).split(SEPARATOR);
    return parts.length === count ? parts : undefined;
  } catch {
    return undefined;
  }
}
