/**
 * The globals that bind code to real time and to chance, replaced for as long as a simulation runs: timers and time-outs
 * pass in virtual time, ids and random numbers follow from a seed, and what is logged goes into the story. One
 * simulation at a time per thread.
 */
import type { VirtualClock } from "../exchange/clock/virtual-clock.ts";

export interface RealmOptions {
  readonly clock: VirtualClock;
  /** Fractions in [0, 1). */
  readonly fractions: () => number;
  readonly log: (line: string) => void;
}

/** Kept from before they are replaced. */
const realSetImmediate = setImmediate;

/** Resolves when everything that can go on without time passing has gone on. */
export function quiet(): Promise<void> {
  return new Promise((resolve) => void realSetImmediate(resolve));
}

/** More turns than anything takes that does not wait for virtual time to pass. */
const MOST_TURNS = 50;

/** Says whether something has ended, well or not, without waiting for it. */
export function watched(task: Promise<unknown>): () => boolean {
  let isDone = false;
  const watch = async () => {
    await Promise.allSettled([task]);
    isDone = true;
  };
  void watch();
  return () => isDone;
}

/** Resolves when something has ended, or can go on only when time passes. */
export async function quietAfter(task: Promise<unknown>): Promise<void> {
  const isDone = watched(task);
  for (let turns = 0; !isDone() && turns < MOST_TURNS; turns++) await quiet();
}

const HEX_DIGITS = 16;

function byte(fractions: () => number): number {
  return Math.floor(fractions() * 256);
}

function uuid(fractions: () => number): string {
  const digit = () => Math.floor(fractions() * HEX_DIGITS).toString(HEX_DIGITS);
  const group = (length: number) => Array.from({ length }, digit).join("");
  return `${group(8)}-${group(4)}-4${group(3)}-8${group(3)}-${group(12)}`;
}

type Replacement = readonly [holder: object, name: string, value: unknown];

function replacements({ clock, fractions, log }: RealmOptions): Replacement[] {
  const after = (milliseconds: number, run: () => void) =>
    clock.schedule(clock.now() + milliseconds, async () => {
      run();
      await quiet();
    });
  const timeout = (milliseconds: number): AbortSignal => {
    const controller = new AbortController();
    after(milliseconds, () => {
      controller.abort(new DOMException("The operation was aborted due to timeout", "TimeoutError"));
    });
    return controller.signal;
  };
  const fill = (bytes: ArrayBufferView) => {
    new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength).forEach((_, index, all) => {
      all[index] = byte(fractions);
    });
    return bytes;
  };
  return [
    [globalThis, "setTimeout", (run: () => void, milliseconds = 0) => after(milliseconds, run)],
    [globalThis, "clearTimeout", (cancel: (() => void) | null | undefined) => cancel?.()],
    [AbortSignal, "timeout", timeout],
    [crypto, "randomUUID", () => uuid(fractions)],
    [crypto, "getRandomValues", fill],
    [console, "error", (...parts: unknown[]) => log(parts.map((part) => JSON.stringify(part)).join(" "))],
  ];
}

/** Does a task in virtual time. */
export async function inRealm<T>(options: RealmOptions, task: () => Promise<T>): Promise<T> {
  const undo = replacements(options).map(([holder, name, value]) => {
    const before = Object.getOwnPropertyDescriptor(holder, name);
    Object.defineProperty(holder, name, { value, configurable: true, writable: true });
    return () => {
      if (before) Object.defineProperty(holder, name, before);
      else Reflect.deleteProperty(holder, name);
    };
  });
  try {
    return await task();
  } finally {
    for (const restore of undo) restore();
  }
}
