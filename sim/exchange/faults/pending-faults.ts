/** Faults that are yet to strike, and the chance by which they do. A restart forgets them. */
import { fractionAt, hash } from "../random/hash.ts";

/** What every fault says of how often it strikes. */
export interface Strikable {
  /** `probability` is the chance (0-1) that it strikes what it is meant for; certain when not given. */
  readonly match: { readonly probability?: number | undefined };
  readonly times: number | "always";
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
}

export class PendingFaults<Fault extends Strikable> {
  readonly #seed: number;
  readonly #kind: string;
  #entries: Entry<Fault>[] = [];
  #added = 0;

  /** Ids begin with the kind; chance follows from the seed, the fault's id and how often it was met. */
  constructor(seed: number, kind: string) {
    this.#seed = seed;
    this.#kind = kind;
  }

  add(fault: Fault): PendingFault<Fault> {
    const entry = { id: `${this.#kind}-${++this.#added}`, fault, struck: 0, met: 0 };
    this.#entries.push(entry);
    return entry;
  }

  /** Those that still strike, oldest first. */
  all(): readonly PendingFault<Fault>[] {
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
      ({ fault, struck }) => fault.times === "always" || struck < fault.times,
    );
  }
}
