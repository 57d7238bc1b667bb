/** The comparators: what must hold today, and for a crossing what must have held yesterday. */

export const COMPARATORS = ["lt", "gt", "lte", "gte", "crossAbove", "crossBelow"] as const;
export type Comparator = (typeof COMPARATORS)[number];

export type Relation = (left: number, right: number) => boolean;

const below: Relation = (left, right) => left < right;
const above: Relation = (left, right) => left > right;
const atMost: Relation = (left, right) => left <= right;
const atLeast: Relation = (left, right) => left >= right;

interface Comparison {
  readonly today: Relation;
  /** `null` where yesterday does not matter. */
  readonly yesterday: Relation | null;
}

const COMPARISONS: Readonly<Record<Comparator, Comparison>> = {
  lt: { today: below, yesterday: null },
  gt: { today: above, yesterday: null },
  lte: { today: atMost, yesterday: null },
  gte: { today: atLeast, yesterday: null },
  crossAbove: { today: atLeast, yesterday: below },
  crossBelow: { today: atMost, yesterday: above },
};

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

/** What a comparator asks of its two sides today and yesterday. */
export function comparisonOf(comparator: Comparator): Comparison {
  return COMPARISONS[comparator];
}

/** How many bars before the current one a comparator looks at. */
export function lookBack(comparator: Comparator): number {
  return COMPARISONS[comparator].yesterday === null ? 0 : 1;
}
