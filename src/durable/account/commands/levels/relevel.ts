/** Re-levelling: every strategy gets its share of the account again, as it was shown. */
import { decimal, toText } from "../../../../engine/money/decimal.ts";
import type { Levels } from "../../../../contract/relevel.ts";
import { commandId } from "../../ledgers/note-command.ts";
import type { Synced } from "../../ledgers/sync.ts";
import { doubtsAboutHoldings } from "../../run/planning/doubts.ts";
import type { RunContext } from "../../record/context.ts";
import { previewOf, savePreview } from "../../store/previews.ts";
import { accountNow } from "../account-now.ts";
import { levelsAt, presentLevels } from "./levels.ts";
import { postAndAnnounce } from "../post-entries.ts";
import { accept, refuse, type Result } from "../result.ts";

/** How long levels can be acted upon once they were shown, ms. */
const GOOD_FOR = 5 * 60_000;

/** What levels are kept as among the previews; no plan's hash begins so. */
const keyOf = (levelHash: string) => `relevel:${levelHash}`;

/** The account as it is now, unless what the strategies hold cannot be valued: its price and its shares are of two sides. */
async function accountToDivide(context: RunContext): Promise<Result<Synced>> {
  const now = await accountNow(context);
  if (!now.ok) return now;
  const [doubt] = (await doubtsAboutHoldings(context, now.value.prices)).values();
  return doubt ? refuse(409, "in_doubt", `${doubt.message}; try again when that is clear`) : now;
}

/**
 * Shows what a re-level would move now, and keeps the prices, so that the amounts are the same when they are asked for.
 * Refused as `accountNow` and `levelsAt` refuse, and while a holding is in doubt (409).
 */
export async function previewRelevel(context: RunContext): Promise<Result<Levels>> {
  const { database, clock } = context;
  const now = await accountToDivide(context);
  if (!now.ok) return now;
  const { prices } = now.value;
  const leveled = levelsAt(database, now.value, prices);
  if (!leveled.ok) return leveled;
  const createdAt = clock.now();
  savePreview(database, {
    planHash: keyOf(leveled.value.levelHash),
    actionJson: JSON.stringify({ kind: "relevel" }),
    snapshotJson: JSON.stringify([...prices].map(([symbol, price]) => [symbol, toText(price)])),
    createdAt,
  });
  return accept(presentLevels(database, leveled.value, createdAt + GOOD_FOR));
}

/**
 * Moves cash between the ledgers as it was shown; the next run trades. Refused (409) when it was shown more than five
 * minutes ago, and when ledgers, shares or unassigned cash are not as they were; and as `accountNow` refuses.
 */
export async function relevelAccount(context: RunContext, levelHash: string): Promise<Result<Levels>> {
  const { database, clock } = context;
  const shown = previewOf(database, keyOf(levelHash));
  if (!shown || clock.now() > shown.createdAt + GOOD_FOR) {
    return refuse(409, "preview_expired", "look at the levels again: they are older than five minutes");
  }
  const now = await accountToDivide(context);
  if (!now.ok) return now;
  // Written by `previewRelevel`.
  const pinned: [string, string][] = JSON.parse(shown.snapshotJson);
  const prices = new Map(pinned.map(([symbol, price]) => [symbol, decimal(price)]));
  const leveled = levelsAt(database, now.value, prices);
  if (!leveled.ok || leveled.value.levelHash !== levelHash) {
    const message = "the account is not as it was when the levels were shown: look at them again";
    return refuse(409, "levels_changed", message);
  }
  const at = clock.now();
  const fact = {
    kind: "relevel",
    id: commandId(database, "relevel", at),
    at,
    parts: leveled.value.entries,
  } as const;
  if (fact.parts.length > 0) postAndAnnounce(context, fact, prices);
  return accept(presentLevels(database, leveled.value, shown.createdAt + GOOD_FOR));
}
