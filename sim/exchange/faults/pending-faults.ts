/** Faults that are yet to strike, and the chance by which they do. A restart forgets them. */
import type { VirtualClock } from "../clock/virtual-clock.ts";
import { fractionAt, hash } from "../random/hash.ts";

/** What every fault says of how often it strikes. */
export interface Strikable {
  /** `probability` is the chance (0-1) that it strikes what it is meant for; certain when not given. */
  readonly match: { readonly probability?: number | undefined };
  /** Once when not given, without end within a span. */
  readonly times?: number | "always" | undefined;
  /** Virtual milliseconds for which it strikes; until it has struck as often as `times` says when not given. */
  readonly lasts?: number | undefined;
}

/** A fault that still strikes. */
export interface PendingFault<Fault extends Strikable> {
  readonly id: string;
  readonly fault: Fault;
  /** How many times it has struck. */
  readonly struck: number;
}

interface Entry<Fault extends Strikable> extends PendingFault<Fault> {
  struck: number;
  /** How often what it is meant for has come, struck or spared by its probability. */
  met: number;
  /** When it ends, whether or not it has struck; epoch ms. */
  readonly endsAt: number;
}

export class PendingFaults<Fault extends Strikable> {
  readonly #seed: number;
  readonly #kind: string;
  readonly #clock: Pick<VirtualClock, "now">;
  #entries: Entry<Fault>[] = [];
  #added = 0;

  /** Ids begin with the kind; chance follows from the seed, the fault's id and how often it was met. */
  constructor(seed: number, kind: string, clock: Pick<VirtualClock, "now">) {
    this.#seed = seed;
    this.#kind = kind;
    this.#clock = clock;
  }

  add(given: Fault): PendingFault<Fault> {
    const { lasts } = given;
    const fault = { ...given, times: given.times ?? (lasts === undefined ? 1 : "always") };
    const endsAt = lasts === undefined ? Number.POSITIVE_INFINITY : this.#clock.now() + lasts;
    const entry = { id: `${this.#kind}-${++this.#added}`, fault, struck: 0, met: 0, endsAt };
    this.#entries.push(entry);
    return entry;
  }

  /** Those that still strike, oldest first. */
  all(): readonly PendingFault<Fault>[] {
    const now = this.#clock.now();
    this.#entries = this.#entries.filter(({ endsAt }) => now < endsAt);
    return this.#entries;
  }

  /** Removes a fault, or all of them; answers whether there was one. */
  remove(id?: string): boolean {
    const before = this.#entries.length;
    this.#entries = id === undefined ? [] : this.#entries.filter((entry) => entry.id !== id);
    return this.#entries.length < before;
  }

  /**
   * Lets chance decide whether a fault strikes what it is meant for, and counts it. Answers a fraction in [0, 1) that
   * belongs to this strike, for what is left to chance, or `undefined` when it spares.
   */
  strike({ id }: PendingFault<Fault>): number | undefined {
    const entry = this.#entries.find((candidate) => candidate.id === id);
    if (!entry) return undefined;
    const seed = hash(this.#seed, entry.id);
    const [decides, remains] = [2 * entry.met, 2 * entry.met + 1];
    entry.met++;
    if (fractionAt(seed, decides) >= (entry.fault.match.probability ?? 1)) return undefined;
    entry.struck++;
    return fractionAt(seed, remains);
  }

  /** Forgets those that have struck as often as they were to. */
  forgetSpent(): void {
    this.#entries = this.#entries.filter(
      ({ fault: { times = 1 }, struck }) => times === "always" || struck < times,
    );
  }
}
