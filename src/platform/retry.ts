/** Asking again after a failure that may pass. */
import { waitBefore } from "../engine/prices/back-off.ts";

/** How long to go on, and with what to wait. */
export interface Patience {
  /** Epoch ms. */
  now(): number;
  sleep(milliseconds: number): Promise<void>;
  /** A random number from 0 up to 1. */
  fraction(): number;
  /** Nothing is asked again from here on, epoch ms. */
  readonly deadline: number;
}

const UINT32_VALUES = 2 ** 32;

/** A random number from 0 up to 1, from the platform's generator. */
export function randomFraction(): number {
  const [value = 0] = crypto.getRandomValues(new Uint32Array(1));
  return value / UINT32_VALUES;
}

/** Patience on the platform: real waits, for at most some milliseconds from now by the clock. */
export function patienceOf(clock: { now(): number }, milliseconds: number): Patience {
  return {
    now: () => clock.now(),
    sleep: (wait) => new Promise((resolve) => void setTimeout(resolve, wait)),
    fraction: randomFraction,
    deadline: clock.now() + milliseconds,
  };
}

/** Asks until the answer is not one of those after which asking again may help, or patience ends; the last answer. */
export async function retry<Answer>(
  patience: Patience,
  ask: () => Promise<Answer>,
  mayPass: (answer: Answer) => boolean,
): Promise<{ answer: Answer; tries: number }> {
  for (let tries = 1; ; tries++) {
    const answer = await ask();
    if (!mayPass(answer)) return { answer, tries };
    const wait = waitBefore(tries, patience.fraction(), patience.now(), patience.deadline);
    if (wait === null) return { answer, tries };
    await patience.sleep(wait);
  }
}
