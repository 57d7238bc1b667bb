/** One brokerage account, one user: claimed before its keys are sealed, in the one place that decides. */
import { openD1 } from "../../../../db/database.ts";
import { usersConnectedTo } from "../../../../db/queries/broker-credentials.ts";
import { accountOf, claimControl } from "../../../../platform/addresses.ts";
import { reasonOf } from "../../../../platform/reason-of.ts";
import { refuse, type Refusal } from "../result.ts";

export interface Claim {
  readonly broker: string;
  readonly brokerAccountId: string;
  readonly userId: string;
  /** The credentials that are to be put in use. */
  readonly credentialId: string;
}

const IN_USE = refuse(
  409,
  "account_in_use",
  "this brokerage account is connected by another user: only one may trade it",
);

/** Whether a user has the account in use, or is just connecting it: their own object knows. */
function isUsedBy(env: Env, userId: string, { broker, brokerAccountId }: Claim): Promise<boolean> {
  return accountOf(env, userId).usesBrokerAccount(broker, brokerAccountId);
}

/**
 * Accounts that were connected before there were claims are known from D1 alone. It may be behind, so that whoever it names
 * is asked.
 */
async function isUsedByOthers(env: Env, claim: Claim): Promise<boolean> {
  const others = await usersConnectedTo(openD1(env.DB), claim.userId, claim.brokerAccountId);
  for (const userId of others) if (await isUsedBy(env, userId, claim)) return true;
  return false;
}

/**
 * Claims the account. A claim that stands in the way, but whose user does not use the account any more, is what was left of
 * somebody's connecting or letting go that did not come to its end: it gives way, unless it was renewed meanwhile.
 */
async function wins(env: Env, claim: Claim): Promise<boolean> {
  const control = claimControl(env, claim.brokerAccountId);
  const standing = await control.claimAccount(claim, null);
  if (standing.credentialId === claim.credentialId) return true;
  if (await isUsedBy(env, standing.userId, claim)) return false;
  const next = await control.claimAccount(claim, standing.credentialId);
  return next.credentialId === claim.credentialId;
}

/**
 * Claims a brokerage account for a user. Refused when another user has it (409), and when that cannot be found out (502).
 * While this runs, the user's own object must answer that it uses the account.
 */
export async function claimAccount(env: Env, claim: Claim): Promise<Refusal | undefined> {
  try {
    const isFree = !(await isUsedByOthers(env, claim)) && (await wins(env, claim));
    return isFree ? undefined : IN_USE;
  } catch (error) {
    console.error({ event: "claim_failed", error: reasonOf(error) });
    const message = "it could not be found out whether another user trades this account; try again";
    return refuse(502, "claim_unanswered", message);
  }
}

/** Gives up a claim that came to nothing. Without an answer it stays, and gives way to the next who asks. */
export async function releaseClaim(env: Env, claim: Claim): Promise<void> {
  try {
    await claimControl(env, claim.brokerAccountId).releaseAccount(claim);
  } catch (error) {
    console.error({ event: "claim_not_released", error: reasonOf(error) });
  }
}
