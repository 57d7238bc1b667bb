/** The levels of an account: what each strategy's share comes to, with a hash by which they are asked for. */
import { utcTimestamp } from "../../../../engine/calendar/new-york.ts";
import type { StrategyLedger } from "../../../../engine/ledger/journal/ledger.ts";
import { ownedShares } from "../../../../engine/ledger/account-book.ts";
import { symbolsInDoubt } from "../../../../engine/ledger/doubt/doubt.ts";
import { boundLedgers } from "../../../../engine/ledger/doubt/binding.ts";
import { relevel } from "../../../../engine/ledger/reassign/relevel.ts";
import type { Prices } from "../../../../engine/ledger/journal/valuation.ts";
import { type Decimal, roundHalfUp, toText } from "../../../../engine/money/decimal.ts";
import type { Levels } from "../../../../contract/relevel.ts";
import { capitalShares } from "../../ledgers/capital-shares.ts";
import type { Synced } from "../../ledgers/sync.ts";
import { hashText } from "../../record/plan-document.ts";
import type { AccountDatabase } from "../../store/database.ts";
import { activeStrategies } from "../../store/strategies.ts";
import { accept, refuse, type Result } from "../result.ts";

export type Leveled = Extract<ReturnType<typeof relevel>, { ok: true }> & {
  /** SHA-256 (hex) of ledgers, transfers and unassigned cash. */
  readonly levelHash: string;
};

/** A ledger's cash and shares as text; equal ledgers give equal text. */
function textOf({ strategyId, cash, holdings }: StrategyLedger): string {
  const shares = [...holdings].map(([symbol, { quantity }]) => `${symbol} ${toText(quantity)}`);
  return [strategyId, toText(cash), ...shares.toSorted()].join(";");
}

/** Whether a ledger, what its shares are worth, or the cash that is divided is in doubt. */
function isInDoubt({ book, doubt, prices }: Synced): boolean {
  const bound = [...boundLedgers(book, doubt, prices).values()];
  const isHeld = [...symbolsInDoubt(doubt).keys()].some((symbol) => ownedShares(book.ledgers, symbol).gt(0));
  return isHeld || doubt.cash.lt(0) || bound.some(({ inDoubt, isLarge }) => isLarge || inDoubt.gt(0));
}

/**
 * What a re-level would move at the prices given, dollars a share. Refused (409) as the engine refuses, and while something
 * of what is divided is in doubt.
 */
export function levelsAt(database: AccountDatabase, synced: Synced, prices: Prices): Result<Leveled> {
  const rows = activeStrategies(database);
  if (rows.length === 0) return refuse(409, "nothing_active", "no strategy is active");
  if (isInDoubt(synced)) {
    const message = "the account holds something else than is explained; try again when that is clear";
    return refuse(409, "in_doubt", message);
  }
  const { certain: book } = synced;
  const leveled = relevel(book, capitalShares(rows), prices, "relevel");
  if (!leveled.ok) return refuse(409, leveled.code, leveled.message);
  const transfers = leveled.levels.map(({ strategyId, transfer }) => `${strategyId};${toText(transfer)}`);
  const ledgers = book.ledgers.map(textOf);
  const levelHash = hashText([...ledgers, ...transfers, toText(leveled.unassignedBefore)].join("\n"));
  return accept({ ...leveled, levelHash });
}

/** Levels as the API shows them; good until `expiresAt`, epoch ms. */
export function presentLevels(database: AccountDatabase, leveled: Leveled, expiresAt: number): Levels {
  const rows = activeStrategies(database);
  const cents = (amount: Decimal) => toText(roundHalfUp(amount, 2));
  return {
    levelHash: leveled.levelHash,
    expiresAt: utcTimestamp(expiresAt),
    managedEquity: toText(leveled.managedEquity),
    unassignedBefore: toText(leveled.unassignedBefore),
    unassignedAfter: toText(leveled.unassignedAfter),
    levels: leveled.levels.flatMap(({ strategyId, equity, target, transfer }) => {
      const row = rows.find(({ id }) => id === strategyId);
      if (!row) return [];
      const { botId, name } = row;
      const amounts = { equity: cents(equity), target: cents(target), transfer: toText(transfer) };
      return [{ strategyId, botId, name, ...amounts }];
    }),
  };
}
