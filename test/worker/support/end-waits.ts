import { vi } from "vitest";

/**
 * Lets waits of so many milliseconds end at once, until the end of the test: a limit for an answer that never comes is
 * reached without waiting for it.
 */
export function endWaitsOf(milliseconds: number): void {
  const setTimer = globalThis.setTimeout;
  const mocked = vi.spyOn(globalThis, "setTimeout");
  mocked.mockImplementation(((run: () => void, wait?: number, ...args: unknown[]) =>
    // The platform's function has a signature for each number of arguments.
    Reflect.apply(setTimer, globalThis, [run, wait === milliseconds ? 0 : wait, ...args])) as never);
}
