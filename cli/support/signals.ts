/** Signals with which a command is asked to end: Ctrl-C, `kill`, and a terminal that closes. */
import { constants } from "node:os";

const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
type EndingSignal = (typeof SIGNALS)[number];

/** Ctrl-C comes from the terminal and once more from npm, which passes it on: within this time it is the same one. */
const SAME_REQUEST_MS = 500;

const isEndingSignal = (event: unknown): event is EndingSignal => SIGNALS.some((signal) => signal === event);

function exitWith(signal: EndingSignal): void {
  process.exit(128 + constants.signals[signal]);
}

/**
 * Has the process end at the first such signal, with the exit code that shells give it. Without a handler it would end
 * without an `exit` event, and what is removed at that would be left behind.
 */
export function exitOnSignals(): void {
  for (const signal of SIGNALS) process.once(signal, exitWith);
}

/**
 * Resolves at the first such signal; a second one ends the process at once. From now on nobody else hears them:
 * wrangler and Miniflare listen whenever they start a runtime, and would end the process before the rest has closed.
 */
export function stopRequested(): Promise<void> {
  return new Promise((resolve) => {
    let requestedAt: number | undefined;
    const request = (signal: EndingSignal) => {
      const now = performance.now();
      requestedAt ??= now;
      if (now - requestedAt > SAME_REQUEST_MS) exitWith(signal);
      resolve();
    };
    for (const signal of SIGNALS) process.on(signal, request);
    process.on("newListener", (event, listener) => {
      if (!isEndingSignal(event)) return;
      // This comes before it listens; signals come in a later turn of the event loop.
      queueMicrotask(() => process.removeListener(event, listener));
    });
  });
}
