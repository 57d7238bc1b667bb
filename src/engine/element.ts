/** The element at an index that is known to exist; throws when it does not, which is a bug of the caller. */
export function elementAt<T>(list: readonly (T | undefined)[], index: number): T {
  const element = list[index];
  if (element === undefined) throw new RangeError(`no element ${index} in a list of ${list.length}`);
  return element;
}
