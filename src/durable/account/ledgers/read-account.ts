/** What the broker says the account has. */
import type { Broker, BrokerAccount, BrokerPositions } from "../../../brokers/broker.ts";

export interface AccountState {
  readonly account: BrokerAccount;
  readonly positions: BrokerPositions;
}

/** Account and positions; `undefined` when the broker did not tell both. */
export async function readAccount(broker: Broker): Promise<AccountState | undefined> {
  const [account, positions] = await Promise.all([broker.account(), broker.positions()]);
  if (account.kind !== "confirmed" || positions.kind !== "confirmed") return undefined;
  return { account: account.value, positions: positions.value };
}
