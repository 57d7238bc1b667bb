/** One figure of a benchmark. Times are medians. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: "ms" | "s" | "MB" | "count";
  /** What the value may be at most. */
  readonly target: number;
  readonly ok: boolean;
  /** The same work done the slow way in the same run, in the same unit. */
  readonly baseline?: number;
  /** baseline / value: how many times faster than the slow way. */
  readonly ratio?: number;
}

export interface Measured {
  readonly name: string;
  readonly value: number;
  readonly unit: Figure["unit"];
  readonly target: number;
  readonly baseline?: number;
}

const round = (value: number) => Number(value.toPrecision(4));

/** A figure from what was measured. */
export function figure({ name, value, unit, target, baseline }: Measured): Figure {
  const base = { name, value: round(value), unit, target, ok: value <= target };
  return baseline === undefined
    ? base
    : { ...base, baseline: round(baseline), ratio: round(baseline / value) };
}
