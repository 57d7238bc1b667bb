/** The faults that are yet to strike. A restart forgets them. */
import { fractionAt, hash } from "../random/hash.ts";
import type { Fault } from "./fault.ts";
import { isMeant } from "./struck-request.ts";
import type { StruckRequest } from "./struck-request.ts";

/** A fault that still strikes. */
export interface PendingFault {
  readonly id: string;
  readonly fault: Fault;
  /** How many requests it has struck. */
  readonly struck: number;
}

/** A fault that strikes one request. */
export interface Strike {
  readonly fault: Fault;
  /** A fraction in [0, 1) that belongs to this strike, for what is left to chance. */
  readonly chance: number;
}

interface Entry extends PendingFault {
  struck: number;
  /** How many requests that it is for have come, struck or spared by its probability. */
  met: number;
}

type Part = "delay" | "change" | "end";

/** Delays and changes of fields add up; what puts an end to a request does so once. */
const PARTS: Readonly<Record<Fault["action"], Part>> = {
  latency: "delay",
  "drop-before-effect": "end",
  "drop-after-effect": "end",
  status: "end",
  "html-error": "end",
  "rate-limit": "end",
  "malformed-json": "end",
  "omit-fields": "change",
  "add-fields": "change",
  "wrong-type": "change",
  stall: "end",
};

export class Faults {
  readonly #seed: number;
  #pending: Entry[] = [];
  #added = 0;

  /** Chance follows from the seed, the fault's id and the count of requests. */
  constructor(seed: number) {
    this.#seed = seed;
  }

  add(fault: Fault): PendingFault {
    const entry = { id: `fault-${++this.#added}`, fault, struck: 0, met: 0 };
    this.#pending.push(entry);
    return entry;
  }

  /** Those that still strike, oldest first. */
  all(): readonly PendingFault[] {
    return this.#pending;
  }

  /** Removes a fault, or all of them; answers whether there was one. */
  remove(id?: string): boolean {
    const before = this.#pending.length;
    this.#pending = id === undefined ? [] : this.#pending.filter((entry) => entry.id !== id);
    return this.#pending.length < before;
  }

  /**
   * The faults that strike a request, each counted, from the outermost to the innermost: every latency, the
   * oldest of those that put an end to the request, and every change of fields when the true answer arrives. The
   * oldest change is the innermost, so that each one finds what those before it left.
   */
  take(request: StruckRequest): Strike[] {
    const struck: Strike[] = [];
    const meant = this.#pending.filter(({ fault }) => isMeant(fault.match, request));
    const ofPart = (part: Part) => meant.filter(({ fault }) => PARTS[fault.action] === part);
    for (const entry of ofPart("delay")) this.#strike(entry, struck);
    const end = ofPart("end").find((entry) => this.#strike(entry, struck));
    if (end === undefined || end.fault.action === "malformed-json") {
      for (const entry of ofPart("change").toReversed()) this.#strike(entry, struck);
    }
    this.#pending = this.#pending.filter(
      ({ fault, struck: count }) => fault.times === "always" || count < fault.times,
    );
    return struck;
  }

  /** Lets chance decide whether the fault strikes; adds it and answers `true` when it does. */
  #strike(entry: Entry, struck: Strike[]): boolean {
    const seed = hash(this.#seed, entry.id);
    const [decides, remains] = [2 * entry.met, 2 * entry.met + 1];
    entry.met++;
    if (fractionAt(seed, decides) >= (entry.fault.match.probability ?? 1)) return false;
    entry.struck++;
    struck.push({ fault: entry.fault, chance: fractionAt(seed, remains) });
    return true;
  }
}
