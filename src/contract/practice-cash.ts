/** Whole dollars that a practice account may be opened with; apart from the schemas, so that pages load none. */
export const PRACTICE_CASH = { least: 1000, most: 10_000_000, usual: 100_000 } as const;
