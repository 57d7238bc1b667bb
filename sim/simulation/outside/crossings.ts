/** Calls that leave the account's object: each is numbered, takes its time, and meets its fate. */
import type { VirtualClock } from "../../exchange/clock/virtual-clock.ts";
import { DroppedConnection } from "../../exchange/faults/dropped-connection.ts";
import type { Life } from "../world/life.ts";
import { quiet } from "../realm.ts";
import type { Boundary, Fates } from "./fate.ts";

/** More turns than any answer takes that does not wait for virtual time to pass. */
const MOST_TURNS = 50;

/** A promise that is never kept: what a dead object waits for. */
function never<T>(): Promise<T> {
  return new Promise<T>(() => undefined);
}

export interface CrossingsOptions {
  readonly clock: VirtualClock;
  readonly fates: Fates;
  /** Makes durable what was written before a call leaves. */
  readonly outputGate: () => void;
  /** Told of every kill and every lost answer. */
  readonly tell: (line: string) => void;
  /** Told of every call as it leaves, before anything becomes of it. */
  readonly onCall: (boundary: Boundary) => void;
}

export class Crossings {
  readonly #options: CrossingsOptions;
  readonly boundaries: Boundary[] = [];

  constructor(options: CrossingsOptions) {
    this.#options = options;
  }

  /** Makes a call of a life. It never ends for a life that is dead by then. */
  cross<T>(life: Life, name: string, effect: () => Promise<T> | T, signal?: AbortSignal | null): Promise<T> {
    const { clock, fates, outputGate, tell, onCall } = this.#options;
    life.dieIfDoomed();
    if (life.isDead) return never<T>();
    outputGate();
    const boundary = { number: this.boundaries.length, name, at: clock.now() };
    this.boundaries.push(boundary);
    onCall(boundary);
    const fate = fates(boundary);
    if (fate.kill) tell(`killed at #${boundary.number} ${name}: ${fate.kill}`);
    if (fate.failure) tell(`lost at #${boundary.number} ${name}: ${fate.failure}`);
    if (fate.kill === "before_effect") {
      life.kill(true);
      return never<T>();
    }
    return new Promise<T>((resolve, reject) => {
      const deliver = async (give: () => void) => {
        if (fate.kill === "answer_lost") life.kill(true);
        if (life.isDead) return;
        if (fate.kill) life.doom(fate.kill === "after_answer");
        give();
        await quiet();
        life.dieIfDoomed();
      };
      // Whoever waits for it gives it the signal's reason, whatever that is.
      signal?.addEventListener("abort", () => reject(signal.reason));
      this.#after(fate.there, async () => {
        if (fate.failure === "before_effect") return deliver(() => reject(new DroppedConnection()));
        const progress = { isDone: false };
        const finish = (give: () => void) => {
          progress.isDone = true;
          const lost = fate.failure === "after_effect";
          return this.#after(fate.back, () => deliver(lost ? () => reject(new DroppedConnection()) : give));
        };
        // An effect that waits for time to pass must not be waited for here: time stands until this ends.
        void Promise.resolve()
          .then(effect)
          .then(
            (value) => finish(() => resolve(value)),
            (error: unknown) => finish(() => reject(error)),
          );
        for (let turns = 0; !progress.isDone && turns < MOST_TURNS; turns++) await quiet();
        await quiet();
      });
    });
  }

  #after(milliseconds: number, run: () => Promise<void> | void): void {
    const { clock } = this.#options;
    clock.schedule(clock.now() + milliseconds, run);
  }
}
