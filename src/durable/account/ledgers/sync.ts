/** Brings the ledgers in line with what the broker says the account has. */
import type { Broker, BrokerPosition, BrokerPositions } from "../../../brokers/broker.ts";
import { ownedShares } from "../../../engine/ledger/account-book.ts";
import type { Activity } from "../../../engine/ledger/reconcile/activity.ts";
import { type AccountActivity, isCorporateAction } from "../../../engine/ledger/reconcile/account-event.ts";
import type { Difference, DifferenceCode } from "../../../engine/ledger/reconcile/difference.ts";
import { mayHaveHappenedSince, type TakenShares } from "../../../engine/ledger/reconcile/given-back.ts";
import type { StrategyLedger } from "../../../engine/ledger/journal/ledger.ts";
import { lookReference } from "../../../engine/ledger/reconcile/missing.ts";
import {
  reconcileAccount,
  type ReconciledAccount,
} from "../../../engine/ledger/reconcile/reconcile-account.ts";
import type { Decimal } from "../../../engine/money/decimal.ts";
import type { Clock } from "../../../platform/clock.ts";
import { type AccountState, readAccount } from "./read-account.ts";
import type { Reason } from "../record/reasons.ts";
import { noteBrokerOrder } from "../record/note-broker-order.ts";
import { lastSeen, noteActivities, seenActivities } from "../store/activities.ts";
import type { AccountDatabase } from "../store/database.ts";
import { lastSequence, ledgersInForce, sharesTakenSince } from "../store/ledgers.ts";
import {
  noteBooked,
  ordersByBrokerId,
  ordersToCorrect,
  unresolvedOrders,
  updateOrder,
} from "../store/orders.ts";
import { activeStrategies } from "../store/strategies.ts";
import { capitalShares } from "./capital-shares.ts";
import { correctionsOf } from "./corrections.ts";
import { postToLedgers } from "./post.ts";
import { wholeAccountEntries } from "./whole-account.ts";

/** Activities are asked for from this long before: longer than any weekend, so that none falls between two looks, ms. */
const LOOK_BACK = 5 * 24 * 3_600_000;

/** What a run did not expect and cannot explain. */
const UNEXPLAINED: ReadonlySet<DifferenceCode> = new Set(["unknown_shares", "unknown_cash"]);

/** An activity of the last minutes may have come between two questions, ms: brokers answer late. */
const JUST_NOW = 120_000;

export interface SyncPorts {
  readonly database: AccountDatabase;
  readonly broker: Broker;
  readonly clock: Clock;
}

/** Dollars per share as the broker values what the account holds. */
export function brokerPrices(positions: readonly BrokerPosition[]): Map<string, Decimal> {
  return new Map(
    positions.flatMap(({ symbol, quantity, marketValue }): [string, Decimal][] =>
      quantity.eq(0) || marketValue === null || marketValue.eq(0)
        ? []
        : [[symbol, marketValue.div(quantity)]],
    ),
  );
}

/**
 * Shares by symbol. Of a symbol in doubt, and of one that is said to be no share, what the ledgers own of it: nothing is
 * taken from them that may be there.
 */
function holdingsOf(
  { held, others, doubtful }: BrokerPositions,
  ledgers: readonly StrategyLedger[],
): Map<string, Decimal> {
  const told = held.map(({ symbol, quantity }): [string, Decimal] => [symbol, quantity]);
  const untold = [...others, ...doubtful].map(({ symbol }): [string, Decimal] => [
    symbol,
    ownedShares(ledgers, symbol),
  ]);
  return new Map([...untold, ...told]);
}

/** Dollars per share of what was traded by hand, for symbols that the account does not hold any more. */
function lastPrices(activities: readonly Activity[]): Map<string, Decimal> {
  return new Map(
    activities.flatMap(({ symbol, price }): [string, Decimal][] =>
      symbol !== null && price !== null ? [[symbol, price]] : [],
    ),
  );
}

/** What is new, and what of ours there was; null when the broker did not answer. */
async function newActivities({ database, broker }: SyncPorts, instant: number): Promise<Look["activities"]> {
  const answer = await broker.activitiesSince(instant);
  if (answer.kind !== "confirmed") return null;
  const seen = seenActivities(database, answer.value);
  const orderIds = answer.value.flatMap(({ brokerOrderId }) => brokerOrderId ?? []);
  const ours = ordersByBrokerId(database, orderIds);
  const toAttribute = answer.value
    .map((activity) => ({ ...activity, isOurs: ours.has(activity.brokerOrderId ?? "") }))
    .filter(({ id, isOurs }) => isOurs || !seen.has(id));
  return { all: answer.value, toAttribute };
}

/** Looks up orders of runs that have ended, of which it was not known what became of them. */
async function resolveOld({ database, broker }: SyncPorts): Promise<void> {
  for (const order of unresolvedOrders(database)) {
    const found = await broker.orderByClientId(order.clientOrderId);
    if (found.kind !== "confirmed") continue;
    if (found.value) noteBrokerOrder(database, order, found.value);
    else updateOrder(database, order.clientOrderId, { state: "rejected", errorCode: "never_arrived" });
  }
}

/** What the broker said of the account, and what has happened to it since the look before. */
export interface Look {
  readonly state: AccountState;
  readonly activities: {
    readonly all: readonly Activity[];
    readonly toAttribute: readonly AccountActivity[];
  } | null;
}

/** Asks the broker what has happened to an account whose state it just told. */
export async function lookAt(ports: SyncPorts, state: AccountState): Promise<Look> {
  await resolveOld(ports);
  const { database, clock } = ports;
  // Nothing may have asked for weeks: paused strategies have no runs.
  const lastKnown = lastSeen(database) ?? activeStrategies(database)[0]?.activatedAt ?? clock.now();
  const activities = await newActivities(ports, Math.min(lastKnown, clock.now()) - LOOK_BACK);
  const isFresh = ({ at, isOurs }: AccountActivity) => !isOurs && at >= clock.now() - JUST_NOW;
  // Somebody trades by hand just now: what the broker said of the account may be from before.
  const later = activities?.toAttribute.some(isFresh) ? await readAccount(ports.broker) : undefined;
  return { state: later ?? state, activities };
}

/** What a corporate action among the activities may account for: nothing else asks. */
function takenSince(database: AccountDatabase, activities: readonly AccountActivity[]): TakenShares[] {
  const actions = activities.filter(isCorporateAction);
  if (actions.length === 0) return [];
  return sharesTakenSince(database, mayHaveHappenedSince(Math.min(...actions.map(({ at }) => at))));
}

/** What ledgers have to change to be in line with a look. Changes nothing. */
export function compare(
  database: AccountDatabase,
  ledgers: readonly StrategyLedger[],
  { state, activities }: Look,
): ReconciledAccount {
  const sequence = lastSequence(database);
  const toAttribute = activities?.toAttribute ?? null;
  return reconcileAccount({
    ledgers,
    shares: capitalShares(activeStrategies(database)),
    holdings: holdingsOf(state.positions, ledgers),
    cash: state.account.cash,
    activities: toAttribute,
    corrections: correctionsOf(ordersToCorrect(database), sequence),
    taken: takenSince(database, toAttribute ?? []),
    reference: lookReference(sequence + 1),
  });
}

/** Differences as a run tells them: only what nothing explains is more than a note. */
export function differenceReasons(differences: readonly Difference[]): Reason[] {
  return differences.map(({ code, symbol, message }) => ({
    code,
    message,
    ...(symbol === undefined ? {} : { symbol }),
    ...(UNEXPLAINED.has(code) ? {} : { isNote: true as const }),
  }));
}

/**
 * Attributes what has happened to the account since the last look, and takes from the ledgers what is not there any
 * more: afterwards the ledgers and what is unassigned are what the broker has. One transaction; answers what was found.
 * Where something is missing and the broker did not tell what has happened, nothing is taken from anybody: undefined, and
 * whoever asked tries again.
 * In whole-account mode nothing that can be valued stays unassigned, where the strategies' percents cover the account.
 */
export async function syncLedgers(ports: SyncPorts, state: AccountState): Promise<Reason[] | undefined> {
  const { database, clock } = ports;
  const look = await lookAt(ports, state);
  const { activities } = look;
  const prices = new Map([
    ...lastPrices(activities?.toAttribute ?? []),
    ...brokerPrices(look.state.positions.held),
  ]);
  return database.transaction(() => {
    const toCorrect = ordersToCorrect(database);
    const { entries, differences } = compare(database, ledgersInForce(database), look);
    if (activities === null && differences.some(({ code }) => UNEXPLAINED.has(code))) return undefined;
    postToLedgers(database, entries, prices, clock.now());
    noteBooked(
      database,
      toCorrect.map(({ clientOrderId }) => clientOrderId),
    );
    noteActivities(database, activities?.all ?? [], clock.now());
    postToLedgers(database, wholeAccountEntries(database, look.state, prices), prices, clock.now());
    return differenceReasons(differences);
  });
}
