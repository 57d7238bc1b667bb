/** How a branch divides its weight among its children, in normal form. */

/** The smallest and the largest weight of a child, as fractions from 0 to 1. */
export interface Caps {
  readonly minCap: number;
  readonly maxCap: number;
}

export type Weighting =
  | { readonly mode: "equal" }
  /** One weight a child, none negative, in any unit. */
  | { readonly mode: "defined"; readonly weights: readonly number[] }
  /** `volWindow` counts daily returns. */
  | ({ readonly mode: "inverse" | "pro"; readonly volWindow: number } & Caps)
  /** `fallback` takes what the caps leave over; `null` is cash. */
  | ({ readonly mode: "capped"; readonly fallback: string | null } & Caps);
