/** Commands as the account's object takes them. */
import type { Account } from "../../../src/durable/account/account.ts";
import { acceptDoubt } from "../../../src/durable/account/commands/accept-doubt.ts";
import { accountView } from "../../../src/durable/account/commands/account-view.ts";
import { changeSettings } from "../../../src/durable/account/commands/controls/settings.ts";
import { setSwitches } from "../../../src/durable/account/commands/controls/trading-state.ts";
import { previewRelevel, relevelAccount } from "../../../src/durable/account/commands/levels/relevel.ts";
import { refuse, type Result } from "../../../src/durable/account/commands/result.ts";
import { previewRun, runNow } from "../../../src/durable/account/commands/runs/preview.ts";
import { startNow } from "../../../src/durable/account/commands/runs/start-now.ts";
import { deactivateStrategy } from "../../../src/durable/account/commands/strategy/deactivate.ts";
import { setStrategyState } from "../../../src/durable/account/commands/strategy/pause.ts";
import { reassign } from "../../../src/durable/account/commands/strategy/reassign.ts";
import { skipNext } from "../../../src/durable/account/commands/strategy/skip-next.ts";
import { shownDoubts } from "../../../src/durable/account/ledgers/shown-doubts.ts";
import type { RunContext } from "../../../src/durable/account/record/context.ts";
import type { SessionOverrides } from "../../../src/engine/calendar/overrides.ts";
import { unreachable } from "../../../src/engine/unreachable.ts";
import { activationOf } from "../world/activate.ts";
import type { World } from "../world/world.ts";
import type { OwnerCommand } from "./commands.ts";
import { assetsSeen, strategySeen } from "./seen-by-owner.ts";

const ALL = { kind: "rebalance", botIds: null } as const;
const NOTHING = refuse(404, "not_active", "there is nothing that this could be asked for");

/** What the account does at its broker, as a command of the owner's when its turn comes. */
type AtBroker = <T>(work: (context: RunContext) => Promise<Result<T>>) => Promise<Result<T>>;
type Overrides = () => Promise<SessionOverrides>;

/** Looks at the levels, and has them made unless they are only to be looked at. */
async function relevel(atBroker: AtBroker, onlyLook: boolean): Promise<Result<unknown>> {
  const shown = await atBroker(previewRelevel);
  if (!shown.ok || onlyLook) return shown;
  return atBroker((context) => relevelAccount(context, shown.value.levelHash));
}

/** Looks at a plan of everything, and has it done unless it is only to be looked at. */
async function runByHand(
  atBroker: AtBroker,
  overrides: Overrides,
  onlyLook: boolean,
): Promise<Result<unknown>> {
  const shown = await atBroker(async (context) => previewRun(context, await overrides(), ALL));
  if (!shown.ok || onlyLook) return shown;
  return atBroker(async (context) => runNow(context, await overrides(), shown.value.planHash));
}

/** Asks the object; resolves when it has answered. Work of a command counts as such when its turn comes. */
export async function request(
  world: World,
  account: Account,
  command: OwnerCommand,
): Promise<Result<unknown>> {
  const { database, userId } = account;
  const atBroker: AtBroker = (work) =>
    account.brokerCommand((context) => world.atCommand(() => work(context)));
  const overrides: Overrides = () => account.overrides(world.clock.now());
  const change = (work: (now: number, botId: string) => Promise<Result<unknown>> | Result<unknown>) =>
    account.command((clock) =>
      world.atCommand(() => {
        const botId = "which" in command ? strategySeen(world, command.which)?.botId : "";
        return botId === undefined ? NOTHING : work(clock.now(), botId);
      }),
    );
  switch (command.kind) {
    case "activate":
      return atBroker((context) => activationOf(context, command.strategy));
    case "deactivate":
      return change((now, botId) => deactivateStrategy(database, userId, botId, now));
    case "pause":
    case "resume":
    case "only sell": {
      const state = ({ pause: "HALTED", resume: "ACTIVE", "only sell": "REDUCING" } as const)[command.kind];
      return change(async (now, botId) =>
        setStrategyState(database, userId, { botId, state }, await overrides(), now),
      );
    }
    case "skip":
      return change(async (now, botId) =>
        skipNext(database, { botId, skip: command.skip }, await overrides(), now),
      );
    case "liquidate":
      return atBroker(async (context) => {
        const bot = strategySeen(world, command.which);
        const asked = { kind: "liquidate", botIds: bot ? [bot.botId] : [] } as const;
        return bot ? startNow(context, await overrides(), asked, "owner") : NOTHING;
      });
    case "adopt":
    case "release": {
      const asked = await assetsSeen(world, command);
      return asked ? atBroker((context) => reassign(context, asked)) : NOTHING;
    }
    case "relevel":
      return relevel(atBroker, command.onlyLook);
    case "run":
      return runByHand(atBroker, overrides, command.onlyLook);
    case "sell as":
      return change(() => changeSettings(database, { sellOrders: command.orders }));
    case "switch":
      return { ok: true, value: await setSwitches(account, { tradingState: command.state }) };
    case "accept a doubt": {
      const [shown] = shownDoubts(database);
      return shown ? atBroker((context) => acceptDoubt(context, shown)) : NOTHING;
    }
    case "look": {
      const link = await account.broker();
      return { ok: true, value: await accountView(database, link?.ok ? link.broker : null) };
    }
    default:
      return unreachable(command);
  }
}
