/** Which of the pending faults strike a request. */
import type { VirtualClock } from "../clock/virtual-clock.ts";
import type { Fault } from "./fault.ts";
import { PendingFaults } from "./pending-faults.ts";
import type { PendingFault } from "./pending-faults.ts";
import { isMeant } from "./struck-request.ts";
import type { StruckRequest } from "./struck-request.ts";

/** A fault that strikes one request. */
export interface Strike {
  readonly fault: Fault;
  /** A fraction in [0, 1) that belongs to this strike, for what is left to chance. */
  readonly chance: number;
}

type Part = "delay" | "moment" | "change" | "end";

/** Delays and changes add up; what puts an end to a request does so once, and an answer is of one moment. */
const PARTS: Readonly<Record<Fault["action"], Part>> = {
  latency: "delay",
  "drop-before-effect": "end",
  "drop-after-effect": "end",
  status: "end",
  "html-error": "end",
  "rate-limit": "end",
  "malformed-json": "end",
  "not-found": "end",
  "omit-fields": "change",
  "null-fields": "change",
  "wrong-type": "change",
  "add-fields": "change",
  "omit-rows": "change",
  "repeat-rows": "change",
  "shuffle-rows": "change",
  "zero-balances": "change",
  stale: "moment",
  stall: "end",
};

export class Faults extends PendingFaults<Fault> {
  constructor(seed: number, clock: Pick<VirtualClock, "now">) {
    super(seed, "fault", clock);
  }

  /**
   * The faults that strike a request, each counted, from the outermost to the innermost: every latency, the
   * oldest of those that put an end to the request; when an answer arrives, every change of it, and the oldest of
   * those that make it a stale one. The oldest change is the innermost, so that each one finds what those before it
   * left.
   */
  take(request: StruckRequest): Strike[] {
    const struck: Strike[] = [];
    const meant = this.all().filter(({ fault }) => isMeant(fault.match, request));
    const ofPart = (part: Part) => meant.filter(({ fault }) => PARTS[fault.action] === part);
    const strikes = (pending: PendingFault<Fault>): boolean => {
      const chance = this.strike(pending);
      if (chance !== undefined) struck.push({ fault: pending.fault, chance });
      return chance !== undefined;
    };
    for (const pending of ofPart("delay")) strikes(pending);
    const end = ofPart("end").find(strikes);
    if (end === undefined || end.fault.action === "malformed-json") {
      for (const pending of ofPart("change").toReversed()) strikes(pending);
      ofPart("moment").find(strikes);
    }
    this.forgetSpent();
    return struck;
  }
}
