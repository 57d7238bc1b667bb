const LEVELS = "▁▂▃▄▅▆▇█";

/**
 * The course of a column as one line of at most `width` blocks, the lowest value the lowest block. Each block is the
 * last value of its part of the column.
 */
export function sparkline(values: Float64Array, width: number): string {
  const blocks = Math.min(width, values.length);
  const sample = Array.from({ length: blocks }, (_, block) => {
    return values[Math.ceil(((block + 1) * values.length) / blocks) - 1] ?? NaN;
  });
  const least = Math.min(...sample);
  const span = Math.max(...sample) - least;
  const top = LEVELS.length - 1;
  return sample
    .map((value) => LEVELS[span > 0 ? Math.round(((value - least) / span) * top) : Math.floor(top / 2)])
    .join("");
}
