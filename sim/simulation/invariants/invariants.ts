/** The invariants that every plan is held against, by their numbers in the design. */
import { booksAgree } from "./books-agree.ts";
import type { Facts } from "./facts.ts";
import { historyArrives, historyStays } from "./history-arrives.ts";
import { decisionsAreTrue } from "./decisions-are-true.ts";
import { doubtBecomesFact, nothingInDoubt } from "./nothing-in-doubt.ts";
import { nothingOnDoubt } from "./nothing-on-doubt.ts";
import { ledgersAreTheReplay } from "./ledgers-are-the-replay.ts";
import { NO_ORDER_TWICE } from "./names.ts";
import { noOrderTwice } from "./no-order-twice.ts";
import { nothingUnresolved } from "./nothing-unresolved.ts";
import { oneRunASlot } from "./one-run-a-slot.ts";
import { onlyWhatIsOwned } from "./only-what-is-owned.ts";
import { withinThePlan } from "./within-the-plan.ts";

export interface Breach {
  readonly invariant: string;
  /** What was found, a line each. */
  readonly findings: readonly string[];
}

const INVARIANTS: Readonly<Record<string, (facts: Facts) => string[]>> = {
  [NO_ORDER_TWICE]: noOrderTwice,
  "2 one run a slot, none after its deadline": oneRunASlot,
  "3 children within the plan, cash never negative": withinThePlan,
  "4 ledgers and unassigned are what the broker has": booksAgree,
  "ledgers are the replay of what happened": ledgersAreTheReplay,
  "decisions are those of true prices": decisionsAreTrue,
  "nothing is traded on doubt": nothingOnDoubt,
  "what is explained is not in doubt": nothingInDoubt,
  "doubt becomes a fact in its time": doubtBecomesFact,
  "5 nothing is sold that no strategy owns": onlyWhatIsOwned,
  "6 lost answers are resolved": nothingUnresolved,
  "commands are done or refused": ({ bugs }) => [...bugs],
  "9 history arrives": historyArrives,
  "10 history stays": historyStays,
};

/** Those that the facts break. */
export function breaches(facts: Facts): Breach[] {
  return Object.entries(INVARIANTS).flatMap(([invariant, check]) => {
    const findings = check(facts);
    return findings.length > 0 ? [{ invariant, findings }] : [];
  });
}
