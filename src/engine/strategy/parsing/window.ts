/** A window in whole bars, at least one; `missing` when the export has none. */
export function wholeBars(window: number | undefined, missing: number): number {
  return window === undefined ? missing : Math.max(1, Math.floor(window));
}
