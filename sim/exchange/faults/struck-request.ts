/** Which requests a fault strikes. */
import type { Accounts } from "../accounts/accounts.ts";
import type { FaultMatch } from "./fault.ts";

/** What of a request a fault looks at. */
export interface StruckRequest {
  readonly method: string;
  readonly path: string;
  /** Decoded, without the question mark: `tickers=SPY,TLT&token=...`. */
  readonly query: string;
  /** The id and the key id of the account whose key the request carries; none without a known key. */
  readonly account: readonly string[];
}

/** What faults look at in a request to the exchange. Whether its secret is right does not matter. */
export function struckRequest(request: Request, accounts: Accounts): StruckRequest {
  const { pathname, searchParams } = new URL(request.url);
  const identity = accounts.withKeyId(request.headers.get("APCA-API-KEY-ID") ?? "")?.identity;
  return {
    method: request.method,
    path: pathname,
    query: [...searchParams].map(([name, value]) => `${name}=${value}`).join("&"),
    account: identity ? [identity.id, identity.keyId] : [],
  };
}

/** Whether a request is one that a fault is for, its probability aside. */
export function isMeant(match: FaultMatch, request: StruckRequest): boolean {
  const { method = request.method, path = request.path, pathPrefix = "", query = "", account } = match;
  return (
    method.toUpperCase() === request.method.toUpperCase() &&
    request.path === path &&
    request.path.startsWith(pathPrefix) &&
    request.query.includes(query) &&
    (account === undefined || request.account.includes(account))
  );
}
