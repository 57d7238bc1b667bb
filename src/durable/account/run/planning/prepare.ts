/** Gathers what a plan is made from and makes it: for a run that is about to trade, and for a preview that is not. */
import { otherSessions } from "../../../../engine/calendar/session-dates.ts";
import type { Slot } from "../../../../engine/calendar/slots.ts";
import { symbolsInDoubt } from "../../../../engine/ledger/doubt/doubt.ts";
import { decimal, max, ZERO } from "../../../../engine/money/decimal.ts";
import { plannedLedger } from "../../../../engine/ledger/journal/ledger.ts";
import { withOwnSplits } from "../../../../engine/prices/listed-terms.ts";
import type { Ledger } from "../../../../engine/rebalance/types.ts";
import type { TradingState } from "../../../../engine/risk/trading-state.ts";
import { loadHistories } from "../../../../market/bars/load.ts";
import { wholeHistories } from "../../../../market/bars/whole.ts";
import type { Snapshot } from "../../../../market/snapshot/snapshot.ts";
import { ledgersInForce } from "../../store/ledgers.ts";
import type { NewDecision } from "../../store/runs.ts";
import { settingsOf } from "../../store/settings.ts";
import { activeStrategies, type StrategyRow } from "../../store/strategies.ts";
import { asksTrees, decidesIn, type RunAction } from "../../record/action.ts";
import type { RunContext } from "../../record/context.ts";
import { decideAll } from "./decide-all.ts";
import type { DecisionPrices } from "./decision-prices.ts";
import { doubtsAbout, type SymbolDoubts } from "./doubts.ts";
import { type OwnBooks, ownBooks } from "./own-splits.ts";
import { mayPass, untoldReasons } from "./plan-again.ts";
import { actionsFor, assetsFor, snapshotFor } from "./inputs.ts";
import { safeAssets, symbolsNeeded } from "../../strategies/symbols-needed.ts";
import { limitsOf } from "./limits.ts";
import { type MadePlan, makePlan } from "./make-plan.ts";
import { withoutDoubt } from "./without-doubt.ts";
import type { Synced } from "../../ledgers/sync.ts";
import { barsNeeded, historyNeeds } from "../../strategies/read-tree.ts";
import type { Reason } from "../../record/reasons.ts";

export interface Wanted {
  readonly slot: Slot;
  /** Null for a rebalance of everything that has the slot. */
  readonly action: RunAction | null;
  /** The account as a look has just found it. */
  readonly synced: Synced;
  readonly tradingState: TradingState;
  /** Prices that were seen before and are to be used again; null takes the slot's. */
  readonly pinned: DecisionPrices | null;
  /** No history is begun to be refreshed later than this, epoch ms by `now`. */
  readonly refreshUntil: number;
  /** The broker's time. */
  now(): number;
}

export interface Prepared extends DecisionPrices {
  readonly made: MadePlan;
  /** Symbols whose prices the plan needed. */
  readonly symbols: readonly string[];
  readonly decisions: readonly NewDecision[];
  readonly reasons: readonly Reason[];
  /** Whether something is not in the plan because of what may be different a moment later. */
  readonly mayPass: boolean;
}

interface Participant {
  readonly row: StrategyRow;
  readonly ledger: Ledger;
}

/** Dollars: what a share that nobody gives anything for counts as, so that it can still be sold. */
const WORTHLESS = decimal("0.0001");

/**
 * Dollars per symbol: the snapshot's, and of what is held without one the broker's own valuation, so that one holding
 * that nobody quotes keeps no strategy from trading the others, nor anybody from selling it. What is bought always has
 * the snapshot's: see `decideStrategy`. Shares that are not of the price's side of a split are valued on their own.
 */
function pricesOf(
  { synced: { state } }: Wanted,
  snapshot: Snapshot,
  symbols: readonly string[],
  doubts: SymbolDoubts,
): Record<string, number> {
  const prices: Record<string, number> = {};
  for (const symbol of symbols) {
    const price = snapshot.prices[symbol]?.last;
    const held = state.positions.held.find((position) => position.symbol === symbol);
    if (price !== undefined) prices[symbol] = price * (doubts.get(symbol)?.factor ?? 1);
    else if (held?.quantity.gt(0)) {
      prices[symbol] = max((held.marketValue ?? ZERO).div(held.quantity), WORTHLESS).toNumber();
    }
  }
  return prices;
}

/** The slot's prices, with the splits and dividends of its session. */
async function pricesFor(
  context: RunContext,
  slot: Slot,
  symbols: readonly string[],
  { splits }: OwnBooks,
): Promise<DecisionPrices> {
  const { date } = slot.session;
  const listed = await actionsFor(context, date, symbols);
  const around = [...(listed?.around ?? []), ...splits].filter(({ symbol }) => symbols.includes(symbol));
  const exDates = withOwnSplits(listed?.exDates, around, splits, date);
  const sessions = otherSessions(await context.sessionOverrides(), date);
  return { exDates, around, sessions, snapshot: await snapshotFor(context, slot, symbols, exDates) };
}

/** The histories that some strategies read. Preflight has refreshed them, except for what came into use after it. */
async function historiesFor(context: RunContext, wanted: Wanted, deciding: readonly Participant[]) {
  const ports = { store: context.market, tiingo: context.tiingo, now: () => wanted.now() };
  const trees = deciding.map(({ row }) => row.tree);
  const { lastSession } = wanted.slot;
  const loaded = await loadHistories(ports, historyNeeds(trees), lastSession, wanted.refreshUntil);
  const whole = await wholeHistories(ports, loaded.histories, barsNeeded(trees), wanted.refreshUntil);
  return { ...loaded, ...whole };
}

/** Symbols that the participants may buy or sell, alphabetical. */
function tradedSymbols(inputs: readonly { ledger: Ledger; weights: object | null }[]): string[] {
  const symbols = inputs.flatMap(({ ledger, weights }) => [
    ...ledger.positions.keys(),
    ...Object.keys(weights ?? {}),
  ]);
  return [...new Set(symbols)].toSorted();
}

/**
 * The plan for an account as it stands, with everything that it was made from. `undefined` when the broker did not tell
 * what may be traded. Ledgers must have been brought in line with the broker before.
 */
export async function prepare(context: RunContext, wanted: Wanted): Promise<Prepared | undefined> {
  const { database } = context;
  const { slot, action, synced, tradingState } = wanted;
  const { state, doubt } = synced;
  const ledgers = new Map(
    ledgersInForce(database).map((ledger) => [ledger.strategyId, plannedLedger(ledger)]),
  );
  const participants = activeStrategies(database).map((row): Participant => {
    const ledger = ledgers.get(row.id);
    if (!ledger) throw new Error(`strategy ${row.id} has no ledger`);
    return { row, ledger };
  });
  const deciding = participants.filter(({ row }) => asksTrees(action) && decidesIn(row, slot, action));
  const symbols = symbolsNeeded(
    deciding.map(({ row }) => row.tree),
    [
      ...participants.flatMap(({ ledger }) => [...ledger.positions.keys()]),
      ...safeAssets(deciding.map(({ row }) => row)),
    ],
  );
  const { date } = slot.session;
  const books = ownBooks(database, date);
  const decisionPrices = wanted.pinned ?? (await pricesFor(context, slot, symbols, books));
  const { snapshot } = decisionPrices;
  const doubts = doubtsAbout(symbols, date, decisionPrices, books);
  const data = { ...decisionPrices, doubts, ...(await historiesFor(context, wanted, deciding)) };
  const decided = decideAll(participants, slot, action, data);
  const told = await assetsFor(context, tradedSymbols(decided.inputs));
  if (!told) return undefined;
  const { assets } = told;
  const prices = pricesOf(wanted, snapshot, symbols, doubts);
  const { inputs, decisions, reasons } = withoutDoubt(decided, synced, action, prices, assets);
  const settings = settingsOf(database);
  const made = makePlan({
    snapshotHash: snapshot.hash,
    prices,
    assets,
    available: new Map(
      state.positions.held
        .filter(({ symbol }) => assets.has(symbol))
        .map(({ symbol, available }) => [symbol, available]),
    ),
    accountCash: state.account.cash,
    strategies: inputs,
    inDoubt: [...new Set([...symbolsInDoubt(doubt).keys(), ...doubts.keys()])].toSorted(),
    limits: limitsOf(settings),
    tradingState,
    action: action ?? undefined,
  });
  const { skips } = made.plan;
  return {
    ...decisionPrices,
    made,
    symbols,
    decisions,
    reasons: [...reasons, ...untoldReasons(skips, told)],
    mayPass: mayPass(reasons, skips, told),
  };
}
