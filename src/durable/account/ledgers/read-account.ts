/** What the broker says the account has. */
import type { Broker, BrokerAccount, BrokerPosition, BrokerPositions } from "../../../brokers/broker.ts";
import { answersAgree } from "../../../engine/ledger/doubt/agreement.ts";
import { CASH_DECIMALS, type Decimal, min, roundUp, sum, ZERO } from "../../../engine/money/decimal.ts";

export interface AccountState {
  readonly account: BrokerAccount;
  readonly positions: BrokerPositions;
}

/** How often the two are asked for when they do not agree. */
const TRIES = 3;

async function askedOnce(broker: Broker): Promise<AccountState | undefined> {
  const [account, positions] = await Promise.all([broker.account(), broker.positions()]);
  if (account.kind !== "confirmed" || positions.kind !== "confirmed") return undefined;
  return { account: account.value, positions: positions.value };
}

function isAgreeing({ account, positions: { held, others, doubtful } }: AccountState): boolean {
  // What is in rows that cannot be read is worth something that is not known.
  if (doubtful.length > 0) return true;
  return answersAgree(
    account,
    [...held, ...others].map(({ marketValue }) => marketValue),
  );
}

/** Account and positions of one moment; `undefined` when the broker did not tell both, or tells what cannot both be true. */
export async function readAccount(broker: Broker): Promise<AccountState | undefined> {
  for (let tried = 0; tried < TRIES; tried++) {
    const state = await askedOnce(broker);
    if (!state) return undefined;
    if (isAgreeing(state)) return state;
  }
  return undefined;
}

/** Dollars per share as the broker values what the account holds. */
export function brokerPrices(positions: readonly BrokerPosition[]): Map<string, Decimal> {
  return new Map(
    positions.flatMap(({ symbol, quantity, marketValue }): [string, Decimal][] =>
      quantity.eq(0) || marketValue === null || marketValue.eq(0)
        ? []
        : [[symbol, marketValue.div(quantity)]],
    ),
  );
}

/** Dollars that it costs to close what the account is short of: shares sold short, and options that were written. */
export function owedFor({ positions: { held, others } }: AccountState): Decimal {
  const owed = [...held, ...others].map(({ marketValue }) => min(marketValue ?? ZERO, ZERO));
  return roundUp(sum(owed).neg(), CASH_DECIMALS);
}
