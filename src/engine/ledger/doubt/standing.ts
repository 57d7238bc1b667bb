/** Doubts from look to look: each dissolves when it is explained, and becomes a fact when nothing explains it for long enough. */
import type { Decimal } from "../../money/decimal.ts";
import { type Doubt, isRounding } from "./doubt.ts";

/** Complete looks that must have found the same. */
const LOOKS = 3;
/** Sessions over which they must have been. */
const SESSIONS = 2;
/** Between two looks that count, ms. */
const APART = 30 * 60_000;

/** What is in doubt: shares of a symbol, or dollars where it is null. */
export interface DoubtedAmount {
  readonly symbol: string | null;
  /** More (positive) or less than is explained. */
  readonly amount: Decimal;
}

/** A doubt that earlier looks have found, with the amount that the first of them found. */
export interface StandingDoubt extends DoubtedAmount {
  /** Epoch ms of the first look that found this amount, and of the last one that counted. */
  readonly since: number;
  readonly countedAt: number;
  /** How many looks count. */
  readonly looks: number;
  /** Sessions (New York dates) of those looks. */
  readonly sessions: readonly string[];
}

/** A complete look: when it was, epoch ms, and in which session (New York date of the last that has begun). */
export interface LookTime {
  readonly at: number;
  readonly session: string;
}

export interface Stood {
  readonly standing: readonly StandingDoubt[];
  /** Those that are facts now; they stand no longer. */
  readonly accepted: readonly DoubtedAmount[];
}

/** What a doubt is about, an amount each: symbols first, alphabetical, then cash. Rows that cannot be read have no amount. */
export function amountsOf({ shares, cash }: Doubt): DoubtedAmount[] {
  const ofShares = [...shares]
    .map(([symbol, amount]): { symbol: string; amount: Decimal } => ({ symbol, amount }))
    .toSorted((a, b) => (a.symbol < b.symbol ? -1 : 1));
  return cash.eq(0) ? ofShares : [...ofShares, { symbol: null, amount: cash }];
}

/** Whether two looks found the same: every run that trades moves cash by the cents that the broker rounds. */
function isSame(before: DoubtedAmount, found: DoubtedAmount): boolean {
  return found.symbol === null
    ? isRounding(found.amount.minus(before.amount))
    : found.amount.eq(before.amount);
}

function counted(
  before: StandingDoubt | undefined,
  found: DoubtedAmount,
  { at, session }: LookTime,
): StandingDoubt {
  if (!before || !isSame(before, found)) {
    return { ...found, since: at, countedAt: at, looks: 1, sessions: [session] };
  }
  if (at - before.countedAt < APART) return before;
  const sessions = before.sessions.includes(session) ? before.sessions : [...before.sessions, session];
  return { ...before, countedAt: at, looks: before.looks + 1, sessions };
}

/** Whether an order that is not over may still explain an amount: one of its symbol, and any where it is about cash. */
function mayBeOf({ orders }: Doubt, { symbol }: DoubtedAmount): boolean {
  return orders.some((order) => symbol === null || order.symbol === symbol);
}

/** The standing doubts after a complete look that found `doubt`. */
export function afterLook(standing: readonly StandingDoubt[], doubt: Doubt, look: LookTime): Stood {
  const known = new Map(standing.map((each) => [each.symbol, each]));
  const left: StandingDoubt[] = [];
  const accepted: DoubtedAmount[] = [];
  for (const found of amountsOf(doubt)) {
    if (mayBeOf(doubt, found)) {
      left.push({ ...found, since: look.at, countedAt: look.at, looks: 0, sessions: [] });
      continue;
    }
    const next = counted(known.get(found.symbol), found, look);
    const isFact = next.looks >= LOOKS && next.sessions.length >= SESSIONS;
    if (isFact) accepted.push(found);
    else left.push(next);
  }
  return { standing: left, accepted };
}
