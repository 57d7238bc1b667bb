/** Opening a practice account: a fresh book in the user's own object, and nobody to ask. */
import { decimal, toText } from "../../../../engine/money/decimal.ts";
import type { BrokerAccount } from "../../../../contract/credentials.ts";
import type { AccountDatabase } from "../../store/database.ts";
import { openPaperBook } from "../../store/paper-books.ts";
import { putInUse } from "./put-in-use.ts";
import { accept, type Result } from "../result.ts";

/** How accounts are told apart on pages: by the end of their ids. */
const ENDING = -4;

/** Opens an account with `cash` dollars and puts it in use; see `putInUse` for what becomes of another one. */
export function openPaperAccount(
  database: AccountDatabase,
  userId: string,
  { cash, replaceAccount }: { readonly cash: number; readonly replaceAccount: boolean },
  now: number,
): Result<BrokerAccount> {
  const brokerAccountId = crypto.randomUUID();
  const row = {
    id: crypto.randomUUID(),
    broker: "forge_paper",
    brokerAccountId,
    isPaper: true,
    apiKeyEncrypted: "",
    apiSecretEncrypted: "",
    salt: "",
    keyVersion: 0,
    createdAt: now,
    deletedAt: null,
  } as const;
  const dollars = decimal(cash);
  const used = putInUse(database, userId, row, replaceAccount, () =>
    openPaperBook(database, brokerAccountId, dollars, now),
  );
  if (!used.ok) return used;
  const amount = toText(dollars);
  return accept({
    accountEnding: brokerAccountId.slice(ENDING),
    equity: amount,
    cash: amount,
    status: "ACTIVE",
    blocked: null,
  });
}
