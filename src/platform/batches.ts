/** Lists of symbols as vendors take them. */

/** Tickers in one request: what clients of Tiingo are known to use. */
export const BATCH_SIZE = 100;
/** More than this in one request is known to fail. */
const LARGEST_BATCH = 500;

/** The symbols in lists of at most `size` (1 to 500). Throws `RangeError` for another size. */
export function batchesOf(symbols: readonly string[], size: number = BATCH_SIZE): string[][] {
  if (!(Number.isInteger(size) && size >= 1 && size <= LARGEST_BATCH)) {
    throw new RangeError(`a batch holds 1 to ${LARGEST_BATCH} symbols, not ${size}`);
  }
  return Array.from({ length: Math.ceil(symbols.length / size) }, (_, index) =>
    symbols.slice(index * size, (index + 1) * size),
  );
}
