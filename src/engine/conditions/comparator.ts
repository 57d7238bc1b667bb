/** The comparators: what must hold today, and for a crossing what must have held yesterday. */

export const COMPARATORS = ["lt", "gt", "lte", "gte", "crossAbove", "crossBelow"] as const;
export type Comparator = (typeof COMPARATORS)[number];

const NAMES: ReadonlyMap<string, Comparator> = new Map<string, Comparator>([
  ...COMPARATORS.map((comparator): [string, Comparator] => [comparator, comparator]),
  ["<", "lt"],
  [">", "gt"],
  ["<=", "lte"],
  [">=", "gte"],
]);

/** The comparator of that name or sign, `undefined` when there is none. */
export function findComparator(name: string): Comparator | undefined {
  return NAMES.get(name);
}

/** What exports have had for them, in lower case without spaces, dashes and underscores. */
const WORDS: ReadonlyMap<string, Comparator> = new Map<string, Comparator>([
  ...COMPARATORS.map((comparator): [string, Comparator] => [comparator.toLowerCase(), comparator]),
  ["lessthan", "lt"],
  ["less", "lt"],
  ["greaterthan", "gt"],
  ["greater", "gt"],
  ["lessthanorequal", "lte"],
  ["lessthanorequalto", "lte"],
  ["greaterthanorequal", "gte"],
  ["greaterthanorequalto", "gte"],
  ["crossesabove", "crossAbove"],
  ["crossesbelow", "crossBelow"],
]);

/** The comparator of a word of old exports, `undefined` when there is none. */
export function comparatorInWords(squeezedName: string): Comparator | undefined {
  return WORDS.get(squeezedName);
}

/** Whether a comparator asks for the bars on which the left side is strictly lower, or for the opposite of it. */
export function isOfLower(comparator: Comparator): boolean {
  return comparator === "lt" || comparator === "gte" || comparator === "crossAbove";
}

/** Whether a comparator holds where both sides are the same, today and yesterday. */
export function holdsBetweenEquals(comparator: Comparator): boolean {
  return comparator === "lte" || comparator === "gte";
}

/** Whether a comparator also asks what was yesterday. */
export function isCrossing(comparator: Comparator): boolean {
  return comparator === "crossAbove" || comparator === "crossBelow";
}

/** How many bars before the current one a comparator looks at. */
export function lookBack(comparator: Comparator): number {
  return isCrossing(comparator) ? 1 : 0;
}
