/** Connecting a brokerage account, and letting it go. */
import type {
  BrokerAccount as ConnectedAccount,
  CredentialStatus,
} from "../../../../contract/credentials.ts";
import { utcTimestamp } from "../../../../engine/calendar/new-york.ts";
import { toText } from "../../../../engine/money/decimal.ts";
import { parseMasterKeys } from "../../../../security/vault/master-keys.ts";
import { type KeyPair, seal } from "../../../../security/vault/vault.ts";
import { brokerWith } from "../../outside/broker-link.ts";
import { credentialsInUse, type CredentialRow } from "../../store/credentials.ts";
import type { AccountDatabase } from "../../store/database.ts";
import { runUnderWay } from "../busy.ts";
import { pauseStrategies } from "./change-account.ts";
import { type Claim, claimAccount, releaseClaim } from "./claim.ts";
import { openPaperAccount } from "./open-paper-account.ts";
import { putInUse, retire } from "./put-in-use.ts";
import { accept, refuse, type Result } from "../result.ts";

interface Replacing {
  /** Whether strategies that trade another account are ended for this one. */
  readonly replaceAccount: boolean;
}

interface KeysRequest extends KeyPair, Replacing {
  readonly broker: "alpaca";
  readonly isPaper: boolean;
}

/** `cash`: dollars to practise with. */
export type ConnectRequest =
  | KeysRequest
  | (Replacing & { readonly broker: "forge_paper"; readonly cash: number });

function ending(accountId: string): string {
  return accountId.slice(-4);
}

/** What of a user's object connecting needs. */
interface Connecting {
  readonly database: AccountDatabase;
  readonly userId: string;
  /** Ids of the accounts that are just being connected: the object counts them as used while they are in it. */
  readonly connecting: Set<string>;
}

/** Seals a key pair for an account that was claimed, and puts it in use; refused as `putInUse` refuses. */
async function putKeysInUse(
  { database, userId }: Connecting,
  env: Env,
  { brokerAccountId, credentialId }: Claim,
  request: KeysRequest,
  now: number,
): Promise<Result<null>> {
  const sealed = await seal(parseMasterKeys(env.MASTER_KEYS), userId, request);
  const row: CredentialRow = {
    ...sealed,
    id: credentialId,
    broker: "alpaca",
    brokerAccountId,
    isPaper: request.isPaper,
    createdAt: now,
    deletedAt: null,
  };
  return putInUse(database, userId, row, request.replaceAccount);
}

async function connectAlpaca(
  user: Connecting,
  env: Env,
  request: KeysRequest,
  now: number,
): Promise<Result<ConnectedAccount>> {
  const { userId, connecting } = user;
  const account = await brokerWith(env, request, request.isPaper).account();
  if (account.kind === "rejected") {
    const kind = request.isPaper ? "paper" : "live";
    const message = `Alpaca's ${kind} trading refused these keys: ${account.message}`;
    return refuse(400, "credentials_refused", message);
  }
  if (account.kind === "unknown") {
    return refuse(502, "broker_unreachable", "Alpaca did not answer; try again");
  }
  const brokerAccountId = account.value.id;
  const claim = { broker: "alpaca", brokerAccountId, userId, credentialId: crypto.randomUUID() };
  connecting.add(brokerAccountId);
  try {
    const refused = await claimAccount(env, claim);
    if (refused) return refused;
    const used = await putKeysInUse(user, env, claim, request, now);
    if (!used.ok) {
      await releaseClaim(env, claim);
      return used;
    }
  } finally {
    connecting.delete(brokerAccountId);
  }
  return accept({
    accountEnding: ending(account.value.id),
    equity: toText(account.value.equity),
    cash: toText(account.value.cash),
    status: account.value.status,
    blocked: account.value.blocked,
  });
}

/**
 * Opens a practice account, or tries a key pair at the broker and seals it; and puts it in use. Refused: 400 when the
 * broker refuses the keys, 502 when it does not answer, as `claimAccount` refuses when another user trades that account,
 * and as `putInUse` refuses.
 */
export async function connectBroker(
  user: Connecting,
  env: Env,
  request: ConnectRequest,
  now: number,
): Promise<Result<ConnectedAccount>> {
  return request.broker === "forge_paper"
    ? openPaperAccount(user.database, user.userId, request, now)
    : connectAlpaca(user, env, request, now);
}

/** Whether a user's object has a brokerage account in use, or is just connecting it. */
export function usesBrokerAccount(
  { database, connecting }: Pick<Connecting, "database" | "connecting">,
  broker: string,
  brokerAccountId: string,
): boolean {
  const inUse = credentialsInUse(database);
  return (
    connecting.has(brokerAccountId) || (inUse?.broker === broker && inUse.brokerAccountId === brokerAccountId)
  );
}

/**
 * Puts the credentials out of use, forgets their secrets, and pauses every strategy: their ledgers stay, for when the
 * same account is connected again. Refused with 409 while a run is under way, 404 when none are connected.
 */
export function disconnectBroker(database: AccountDatabase, userId: string, now: number): Result<null> {
  const inUse = credentialsInUse(database);
  if (!inUse) return refuse(404, "not_connected", "no brokerage account is connected");
  const busy = runUnderWay(database);
  if (busy) return busy;
  database.transaction(() => {
    pauseStrategies(database, userId);
    retire(database, userId, inUse, now);
  });
  return accept(null);
}

/** Whether an account is connected, and which, without any secret. */
export function credentialStatus(database: AccountDatabase): CredentialStatus {
  const inUse = credentialsInUse(database);
  if (!inUse) {
    return { hasCredentials: false, broker: null, isPaper: null, accountEnding: null, createdAt: null };
  }
  return {
    hasCredentials: true,
    broker: inUse.broker,
    isPaper: inUse.isPaper,
    accountEnding: ending(inUse.brokerAccountId),
    createdAt: utcTimestamp(inUse.createdAt),
  };
}
