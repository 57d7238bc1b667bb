/** Stands in where no broker can be opened. */
import type { Broker, Outcome } from "./broker.ts";

/** The status of a refusal without credentials. */
const UNAUTHORIZED = 401;

/** A broker that refuses everything with the reason, and reaches nobody. */
export function absentBroker(message: string): Broker {
  const refusal = async (): Promise<Outcome<never>> => ({
    kind: "rejected",
    code: "not_connected",
    message,
    status: UNAUTHORIZED,
    body: "",
  });
  const refused = async (symbol: string) => [symbol, await refusal()] as const;
  return {
    // It takes no order at all, and so none twice.
    capabilities: { fractional: false, uniqueClientId: true },
    account: refusal,
    positions: refusal,
    asset: refusal,
    assets: async (symbols) => new Map(await Promise.all(symbols.map(refused))),
    clock: refusal,
    quotes: refusal,
    place: refusal,
    cancel: refusal,
    orderByClientId: refusal,
    ordersSince: refusal,
    openOrders: refusal,
    activitiesSince: refusal,
  };
}
