/** The real clock and its timers, as the virtual clock uses them. */

export interface RealTime {
  /** Milliseconds since any fixed moment; never steps back. */
  now(): number;
  /** Runs something after so many milliseconds; answers a handle for `clearTimeout`. */
  setTimeout(run: () => void, milliseconds: number): unknown;
  clearTimeout(handle: unknown): void;
}

/** The platform's own monotonic clock and timers. */
export const platformTime: RealTime = {
  now: () => performance.now(),
  setTimeout: (run, milliseconds) => setTimeout(run, milliseconds),
  // The handle came from this platform's own setTimeout, whatever type it has there.
  clearTimeout: (handle) => clearTimeout(handle as Parameters<typeof clearTimeout>[0]),
};
