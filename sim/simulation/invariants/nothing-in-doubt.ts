/** When everything is explained nothing is in doubt; and what is never explained becomes a fact, in its time. */
import { nextSession, sessionOn } from "../../../src/engine/calendar/sessions.ts";
import { addDays } from "../../../src/engine/calendar/dates.ts";
import { newYorkDate, utcTimestamp } from "../../../src/engine/calendar/new-york.ts";
import { toText } from "../../../src/engine/money/decimal.ts";
import type { Facts } from "./facts.ts";
import type { TrueActivity, Untold } from "./replay/on-record.ts";
import { billionths, cents, dollarsOf, sharesOf } from "./replay/units.ts";

/** Cents: brokers round each fill. */
const ROUNDING = 100n;

/** Ids of doubts that the owner accepted; those of the others name what they are about. */
const BY_OWNER = /^doubt-\d+-\d+$/;

/** Whether an account was begun anew while something was told whose cash had not moved: that is never explained any more. */
function isBegunBetween({ onRecord, openedAt }: Facts): boolean {
  return onRecord.activities.some(({ at, movedAt }) => at !== null && at <= openedAt && movedAt > openedAt);
}

/** An account without strategies is not looked at. */
function isFollowed(facts: Facts): boolean {
  return facts.plan.kind === "eventful" && facts.strategies.length > 0 && !isBegunBetween(facts);
}

/** After the quiet session: what is explained is what the broker has. What speaks against it, a line each. */
export function nothingInDoubt(facts: Facts): string[] {
  const { account, explained, doubts } = facts;
  if (!isFollowed(facts)) return [];
  if (!explained) return ["the account was never opened"];
  const held = new Map(account.positions.map(({ symbol, qty }) => [symbol, billionths(qty)]));
  const symbols = [...new Set([...held.keys(), ...explained.shares.keys()])];
  const shares = symbols.flatMap((symbol) => {
    const known = billionths(explained.shares.get(symbol) ?? "0");
    const has = held.get(symbol) ?? 0n;
    return known === has
      ? []
      : [`${sharesOf(known)} ${symbol} are explained, the broker has ${sharesOf(has)}`];
  });
  const gap = cents(account.cash) - cents(explained.cash);
  const isNear = gap < ROUNDING && gap > -ROUNDING;
  const cash = isNear ? [] : [`$${explained.cash} are explained, the broker has $${account.cash}`];
  const standing = doubts.map(({ symbol, amount }) => `${amount} ${symbol ?? "dollars"} are still in doubt`);
  return [...shares, ...cash, ...standing];
}

/** When something that happened at an instant may be taken for a fact at the earliest, epoch ms: in the next session. */
function notBefore({ at }: Untold): number {
  const today = sessionOn(newYorkDate(at));
  const begun = today !== undefined && at >= today.open;
  return nextSession(begun ? newYorkDate(at) : addDays(newYorkDate(at), -1)).open;
}

function sumOf(untold: readonly Untold[], symbol: string | null): bigint {
  return untold.filter((each) => each.symbol === symbol).reduce((sum, { amount }) => sum + amount, 0n);
}

/** Whether a doubt that was accepted at an instant is that cash had not come or gone yet of which an activity told. */
function isOfWord({ onRecord }: Facts, accepted: number, symbol: string | null, amount: string): boolean {
  const isPending = (row: TrueActivity) => row.at !== null && row.at <= accepted && row.movedAt > accepted;
  const pending = onRecord.activities.filter(isPending);
  return symbol === null && pending.some(({ netAmount }) => cents(netAmount) === -cents(amount));
}

/** What speaks against it, a line each. */
export function doubtBecomesFact(facts: Facts): string[] {
  const { noted, onRecord } = facts;
  const { untold } = onRecord;
  if (!isFollowed(facts)) return [];
  const accepted = noted.flatMap((fact) => (fact.kind === "accepted" && !fact.amount.eq(0) ? [fact] : []));
  const symbols = [...new Set([...accepted, ...untold].map(({ symbol }) => symbol))];
  return symbols.flatMap((symbol) => {
    const own = accepted.filter((fact) => fact.symbol === symbol);
    const scaled = own.map(({ amount }) => (symbol === null ? cents : billionths)(toText(amount)));
    const taken = scaled.reduce((sum, amount) => sum + amount, 0n);
    const should = sumOf(untold, symbol);
    const shown = (amount: bigint) =>
      symbol === null ? `$${dollarsOf(amount)}` : `${sharesOf(amount)} ${symbol}`;
    if (taken !== should) {
      return [`${shown(taken)} were taken for facts, ${shown(should)} are never explained`];
    }
    // Taken back in the same way when the broker had moved what it had told of before.
    if (should === 0n) return [];
    const first = Math.min(...untold.filter((each) => each.symbol === symbol).map(notBefore));
    return own
      .filter(
        ({ id, at, amount }) =>
          !BY_OWNER.test(id) && at < first && !isOfWord(facts, at, symbol, toText(amount)),
      )
      .map(({ at }) => `${shown(taken)} were taken for a fact at ${utcTimestamp(at)}, before three looks`);
  });
}
