/**
 * The value below which a fraction (0 to 1) of the values lies, by linear interpolation between the two
 * nearest ones (numpy `percentile`, method "linear": definition 7 of R. J. Hyndman and Y. Fan, Sample
 * Quantiles in Statistical Packages, 1996). NaN of no values. The values are left as they are.
 */
export function percentile(values: Float64Array, fraction: number): number {
  const position = fraction * (values.length - 1);
  const below = Math.floor(position);
  const partition = values.slice();
  const lower = select(partition, below);
  if (position === below) return lower;
  // After the selection the next larger value is the smallest of those behind it.
  let upper = Infinity;
  for (let index = below + 1; index < partition.length; index++) {
    upper = Math.min(upper, partition[index] ?? NaN);
  }
  return lower + (upper - lower) * (position - below);
}

/**
 * The value that sorting would put at `index`; reorders `values` so that nothing before it is larger and
 * nothing behind it smaller (C. A. R. Hoare, Algorithm 65: FIND, 1961), in a time that is linear as a rule.
 */
function select(values: Float64Array, index: number): number {
  let left = 0;
  let right = values.length - 1;
  while (left < right) {
    const pivot = values[index] ?? NaN;
    let low = left;
    let high = right;
    while (low <= high) {
      while ((values[low] ?? NaN) < pivot) low++;
      while ((values[high] ?? NaN) > pivot) high--;
      if (low > high) break;
      const swapped = values[low] ?? NaN;
      values[low++] = values[high] ?? NaN;
      values[high--] = swapped;
    }
    if (high < index) left = low;
    if (low > index) right = high;
  }
  return values[index] ?? NaN;
}
