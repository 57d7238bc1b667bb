/** What an owner sees before they ask for something: on our pages, and on those of their broker. */
import type { ReassignRequest } from "../../../src/durable/account/commands/strategy/reassign.ts";
import { ledgersInForce } from "../../../src/durable/account/store/ledgers.ts";
import { activeStrategies, type StrategyRow } from "../../../src/durable/account/store/strategies.ts";
import {
  CASH_DECIMALS,
  decimal,
  max,
  QUANTITY_DECIMALS,
  roundDown,
  sum,
  toText,
  ZERO,
} from "../../../src/engine/money/decimal.ts";
import { accountAtBroker } from "../world/at-broker.ts";
import type { World } from "../world/world.ts";

/** A strategy in force, by its number among them, which starts again at their end; none when there is none. */
export function strategySeen({ database }: World, which: number): StrategyRow | undefined {
  const active = activeStrategies(database);
  return active[which % active.length];
}

/**
 * The shares or the cash that an owner asks to adopt or to release: a part of what is there, of the first symbol of which
 * there is any. None when there is nothing to ask for.
 */
export async function assetsSeen(
  world: World,
  { kind, which, part, cash }: { kind: "adopt" | "release"; which: number; part: number; cash: boolean },
): Promise<ReassignRequest | undefined> {
  const bot = strategySeen(world, which);
  if (!bot) return undefined;
  const account = await accountAtBroker(world);
  const ledgers = ledgersInForce(world.database);
  const own = ledgers.find(({ strategyId }) => strategyId === bot.id);
  const owned = (symbol: string) =>
    sum(ledgers.map(({ holdings }) => holdings.get(symbol)?.quantity ?? ZERO));
  if (cash) {
    const free = decimal(account.cash).minus(sum(ledgers.map((ledger) => ledger.cash)));
    const amount = roundDown((kind === "adopt" ? free : (own?.cash ?? ZERO)).times(part), CASH_DECIMALS);
    return amount.lte(0) ? undefined : { botId: bot.botId, kind, assets: { cash: toText(amount) } };
  }
  const held =
    kind === "adopt"
      ? account.positions.map(
          ({ symbol, qty }) => [symbol, max(decimal(qty).minus(owned(symbol)), ZERO)] as const,
        )
      : [...(own?.holdings ?? [])].map(([symbol, { quantity }]) => [symbol, quantity] as const);
  const found = held.find(([, quantity]) => quantity.gt(0));
  if (!found) return undefined;
  const quantity = toText(roundDown(found[1].times(part), QUANTITY_DECIMALS));
  return { botId: bot.botId, kind, assets: { symbol: found[0], quantity } };
}
