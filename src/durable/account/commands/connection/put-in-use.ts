/** Credentials come into use and go out of it, and D1 is told. */
import { utcTimestamp } from "../../../../engine/calendar/new-york.ts";
import {
  addCredentials,
  credentialsInUse,
  lastCredentials,
  type CredentialRow,
  updateCredentials,
  withoutSecrets,
} from "../../store/credentials.ts";
import type { AccountDatabase } from "../../store/database.ts";
import { post } from "../../store/outbox.ts";
import { activeStrategies } from "../../store/strategies.ts";
import { runUnderWay } from "../busy.ts";
import { archiveStrategies } from "./change-account.ts";
import { accept, refuse, type Result } from "../result.ts";

function announce(database: AccountDatabase, userId: string, row: CredentialRow, updatedAt: number): void {
  const { createdAt, deletedAt, ...rest } = row;
  post(database, {
    kind: "credential",
    row: {
      ...rest,
      userId,
      createdAt: utcTimestamp(createdAt),
      updatedAt: utcTimestamp(updatedAt),
      deletedAt: deletedAt === null ? null : utcTimestamp(deletedAt),
    },
  });
}

/**
 * Puts credentials out of use at an instant (epoch ms): what is left of them are no secrets, and their claim on the account
 * is given up.
 */
export function retire(database: AccountDatabase, userId: string, row: CredentialRow, now: number): void {
  const retired = withoutSecrets(row, now);
  updateCredentials(database, retired);
  announce(database, userId, retired, now);
  const { broker, brokerAccountId, id: credentialId } = row;
  if (broker !== "forge_paper") {
    post(database, { kind: "claim", row: { broker, brokerAccountId, credentialId, isInUse: false } });
  }
}

/**
 * Puts credentials in use instead of those that are, with whatever `alongside` writes, in one transaction. Where they
 * open another account than those before, `replaceAccount` ends every activation; without it that is refused (409) while
 * strategies are in force, and while a run is under way in any case.
 */
export function putInUse(
  database: AccountDatabase,
  userId: string,
  row: CredentialRow,
  replaceAccount: boolean,
  alongside: () => void = () => undefined,
): Result<null> {
  const inUse = credentialsInUse(database);
  const before = lastCredentials(database);
  const isOther = before !== undefined && before.brokerAccountId !== row.brokerAccountId;
  const busy = isOther ? runUnderWay(database) : undefined;
  if (busy) return busy;
  if (isOther && !replaceAccount && activeStrategies(database).length > 0) {
    const message =
      "this is another account: deactivate your strategies first, or send replaceAccount to deactivate them all";
    return refuse(409, "strategies_active", message);
  }
  database.transaction(() => {
    if (inUse) retire(database, userId, inUse, row.createdAt);
    if (isOther) archiveStrategies(database, userId, row.createdAt);
    alongside();
    addCredentials(database, row);
    announce(database, userId, row, row.createdAt);
  });
  return accept(null);
}
