/** Which user trades a brokerage account: one at most. An account's claim lies with the control object of its id. */
import { and, eq } from "drizzle-orm";
import type { DrizzleSqliteDODatabase } from "drizzle-orm/durable-sqlite";
import { accountClaims } from "./schema.ts";

export interface AccountClaim {
  readonly broker: string;
  /** The broker's own id of the account. */
  readonly brokerAccountId: string;
  readonly userId: string;
  /** The credentials that it is claimed for: every time that a user connects the account it is claimed by new ones. */
  readonly credentialId: string;
}

type ClaimedAccount = Pick<AccountClaim, "broker" | "brokerAccountId">;

const keyOf = ({ broker, brokerAccountId }: ClaimedAccount) =>
  and(eq(accountClaims.broker, broker), eq(accountClaims.brokerAccountId, brokerAccountId));

/** The claim on an account, or null. */
export function claimOn(database: DrizzleSqliteDODatabase, account: ClaimedAccount): AccountClaim | null {
  return database.select().from(accountClaims).where(keyOf(account)).get() ?? null;
}

/**
 * Claims an account unless another user has it; answers the claim that stands then. `insteadOf`: the credentials of a claim
 * that whoever has it was found not to use any more; it gives way only as long as it is the same.
 */
export function claimAccount(
  database: DrizzleSqliteDODatabase,
  claim: AccountClaim,
  insteadOf: string | null,
): AccountClaim {
  const standing = claimOn(database, claim);
  const isFree = standing === null || standing.userId === claim.userId || standing.credentialId === insteadOf;
  if (!isFree) return standing;
  const { broker, brokerAccountId, userId, credentialId } = claim;
  database
    .insert(accountClaims)
    .values({ broker, brokerAccountId, userId, credentialId })
    .onConflictDoUpdate({
      target: [accountClaims.broker, accountClaims.brokerAccountId],
      set: { userId, credentialId },
    })
    .run();
  return claim;
}

/** Gives up the claim that credentials made; one that was made by others since stays. */
export function releaseAccount(
  database: DrizzleSqliteDODatabase,
  account: ClaimedAccount & Pick<AccountClaim, "credentialId">,
): void {
  database
    .delete(accountClaims)
    .where(and(keyOf(account), eq(accountClaims.credentialId, account.credentialId)))
    .run();
}
