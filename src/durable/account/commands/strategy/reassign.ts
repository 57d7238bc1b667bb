/** Adopting and releasing: shares or cash pass between a strategy's ledger and what is unassigned; nothing is traded. */
import { adopt } from "../../../../engine/ledger/reassign/adopt.ts";
import { boundLedgers } from "../../../../engine/ledger/doubt/binding.ts";
import { symbolsInDoubt } from "../../../../engine/ledger/doubt/doubt.ts";
import type { Assets, Reassignment } from "../../../../engine/ledger/reassign/reassignment.ts";
import { release } from "../../../../engine/ledger/reassign/release.ts";
import type { Prices } from "../../../../engine/ledger/journal/valuation.ts";
import { decimal, toText } from "../../../../engine/money/decimal.ts";
import type { AssetsRequest, Reassigned } from "../../../../contract/strategy-controls.ts";
import { commandId } from "../../ledgers/note-command.ts";
import type { Synced } from "../../ledgers/sync.ts";
import type { RunContext } from "../../record/context.ts";
import { settingsOf } from "../../store/settings.ts";
import { strategyById } from "../../store/strategies.ts";
import { accountNow } from "../account-now.ts";
import { activeStrategyOf } from "./active-strategy.ts";
import { liveStrategy } from "./live-strategy.ts";
import { postAndAnnounce } from "../post-entries.ts";
import { accept, refuse, type Refusal, type Result } from "../result.ts";

export interface ReassignRequest {
  readonly botId: string;
  readonly kind: "adopt" | "release";
  readonly assets: AssetsRequest;
}

/** What is asked for, valued at the broker's price. */
function assetsOf(request: AssetsRequest, prices: Prices): Result<Assets> {
  if ("cash" in request) return accept({ kind: "cash", amount: decimal(request.cash) });
  const { symbol } = request;
  const price = prices.get(symbol);
  if (!price) return refuse(409, "not_held", `the account holds no ${symbol} that the broker can value`);
  return accept({ kind: "shares", symbol, quantity: decimal(request.quantity), price });
}

/** Why nothing is moved of a symbol in doubt; `undefined` of any other, and of cash. */
function inDoubt(assets: Assets, { doubt }: Synced): Refusal | undefined {
  const why = assets.kind === "shares" ? symbolsInDoubt(doubt).get(assets.symbol) : undefined;
  return why === undefined ? undefined : refuse(409, "in_doubt", `${why}; try again when that is clear`);
}

/** What is given by what is certain of the account, and taken by what is certain of the ledger. */
function movedBy(
  kind: ReassignRequest["kind"],
  assets: Assets,
  strategyId: string,
  { book, certain, doubt, prices }: Synced,
): Reassignment {
  if (kind === "adopt") return adopt(certain, strategyId, assets, kind);
  const ledger = book.ledgers.find((each) => each.strategyId === strategyId);
  const bound = boundLedgers(book, doubt, prices).get(strategyId);
  if (!ledger || !bound) throw new Error(`strategy ${strategyId} has no ledger`);
  return release({ ...ledger, cash: bound.ledger.cash }, assets, kind);
}

/**
 * Gives a strategy unassigned shares or cash, or takes some of its own from it. Refused (409) beyond what there is, and
 * where nothing stays unassigned; as `accountNow` refuses; with 404 when the bot does not trade.
 */
export async function reassign(
  context: RunContext,
  { botId, kind, assets: asked }: ReassignRequest,
): Promise<Result<Reassigned>> {
  const { database } = context;
  const active = activeStrategyOf(database, botId);
  if (!active.ok) return active;
  if (settingsOf(database).mode === "whole_account") {
    const message = "the strategies own the whole account: nothing is unassigned";
    return refuse(409, "whole_account", message);
  }
  const now = await accountNow(context);
  if (!now.ok) return now;
  const { prices } = now.value;
  const assets = assetsOf(asked, prices);
  if (!assets.ok) return assets;
  const doubted = inDoubt(assets.value, now.value);
  if (doubted) return doubted;
  const { id } = active.value;
  const moved = movedBy(kind, assets.value, id, now.value);
  if (!moved.ok) return refuse(409, moved.code, moved.message);
  const at = context.clock.now();
  postAndAnnounce(context, { kind, id: commandId(database, kind, at), at, parts: moved.entries }, prices);
  const row = strategyById(database, id) ?? active.value;
  return accept({ value: toText(moved.value), strategy: liveStrategy(database, row, prices) });
}
