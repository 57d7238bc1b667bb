/** The Durable Object of one user's account: what may be asked of it, and its alarm. */
import { DurableObject } from "cloudflare:workers";
import type { SessionOverrides } from "../../engine/calendar/overrides.ts";
import { platformPorts, type Ports } from "../../platform/ports.ts";
import { reasonOf } from "../../platform/reason-of.ts";
import type { BrokerAccount, CredentialStatus } from "../../contract/credentials.ts";
import type { Outcome } from "../../engine/execution/outcomes.ts";
import type { ExecutionInputs } from "../../contract/execution-inputs.ts";
import type { ExecutionPayload } from "../../contract/execution-payload.ts";
import type { Preview, RunStarted } from "../../contract/runs.ts";
import type { AccountSwitched } from "../../contract/controls.ts";
import type { AcceptDoubt, Doubts } from "../../contract/doubts.ts";
import type { UnresolvedOrders } from "../../contract/orders.ts";
import type { Levels } from "../../contract/relevel.ts";
import type { Settings, SettingsRequest } from "../../contract/settings.ts";
import type { LiveStrategy } from "../../contract/strategies.ts";
import type { Reassigned } from "../../contract/strategy-controls.ts";
import type { TradingState } from "../../engine/risk/trading-state.ts";
import { Account } from "./account.ts";
import { type AccountView, accountView } from "./commands/account-view.ts";
import { type ActivateRequest, activateStrategy } from "./commands/strategy/activate.ts";
import {
  connectBroker,
  type ConnectRequest,
  credentialStatus,
  disconnectBroker,
  usesBrokerAccount,
} from "./commands/connection/connect.ts";
import { recheckAccount } from "./commands/recheck-account.ts";
import { deactivateStrategy } from "./commands/strategy/deactivate.ts";
import { liveStrategy } from "./commands/strategy/live-strategy.ts";
import { previewRun, type PreviewRequest, runNow } from "./commands/runs/preview.ts";
import { accountSettings, changeSettings } from "./commands/controls/settings.ts";
import { startNow } from "./commands/runs/start-now.ts";
import { setStrategyState } from "./commands/strategy/pause.ts";
import { reassign, type ReassignRequest } from "./commands/strategy/reassign.ts";
import { acceptDoubt } from "./commands/accept-doubt.ts";
import { previewRelevel, relevelAccount } from "./commands/levels/relevel.ts";
import type { Result } from "./commands/result.ts";
import { skipNext } from "./commands/strategy/skip-next.ts";
import { giveUpOrder } from "./commands/orders/give-up-order.ts";
import { setSwitches } from "./commands/controls/trading-state.ts";
import { acceptEngine } from "./commands/strategy/accept-engine.ts";
import { executionInputs } from "./history/execution-inputs.ts";
import { executionPayload } from "./history/execution-payload.ts";
import { platformOutside } from "./outside/outside.ts";
import { toldAfter } from "./run/settling/told-after.ts";
import { lostOrders } from "./record/unresolved-orders.ts";
import { post } from "./store/outbox.ts";
import { runOf } from "./store/runs.ts";
import { activeStrategies } from "./store/strategies.ts";

/** The platform drops an alarm after six failed tries; before that it is set anew. */
const LAST_RETRY = 5;
const RETRY_AFTER_FAILURES = 60_000;

export class AccountObject extends DurableObject<Env> {
  protected readonly ports: Ports = platformPorts;
  #opened: Account | undefined;

  constructor(state: DurableObjectState, env: Env) {
    super(state, env);
    void state.blockConcurrencyWhile(() => this.#account.migrate());
  }

  /** Opened when it is first used: in the constructor the ports of a subclass are not there yet. */
  get #account(): Account {
    const { name } = this.ctx.id;
    if (name === undefined) throw new Error("an account object is addressed by its user's id");
    // Not the ports themselves, which a subclass sets after this constructor has run.
    const ports: Ports = {
      openClock: (env) => this.ports.openClock(env),
      wake: (state, env, at) => this.ports.wake(state, env, at),
    };
    this.#opened ??= new Account(this.ctx.storage, platformOutside(this.ctx, this.env, name, ports));
    return this.#opened;
  }

  /** Connects a brokerage account; see `connectBroker`. */
  connectBroker(request: ConnectRequest): Promise<Result<BrokerAccount>> {
    return this.#account.command((clock) => connectBroker(this.#account, this.env, request, clock.now()));
  }

  /** Lets the brokerage account go; see `disconnectBroker`. */
  disconnectBroker(): Promise<Result<null>> {
    const { database, userId } = this.#account;
    return this.#account.command((clock) => disconnectBroker(database, userId, clock.now()));
  }

  /** Whether this user trades a brokerage account, or is about to; see `usesBrokerAccount`. */
  usesBrokerAccount(broker: string, brokerAccountId: string): boolean {
    return usesBrokerAccount(this.#account, broker, brokerAccountId);
  }

  credentialStatus(): CredentialStatus {
    return credentialStatus(this.#account.database);
  }

  /** Puts a version of a bot in force; see `activateStrategy`. */
  activate(request: ActivateRequest): Promise<Result<LiveStrategy>> {
    return this.#account.brokerCommand((context) => activateStrategy(context, request));
  }

  /** Ends an activation; see `deactivateStrategy`. */
  deactivate(botId: string): Promise<Result<null>> {
    const { database, userId } = this.#account;
    return this.#account.command((clock) => deactivateStrategy(database, userId, botId, clock.now()));
  }

  /** What a run would do now; see `previewRun`. */
  preview(request: PreviewRequest): Promise<Result<Preview>> {
    return this.#account.brokerCommand(async (context) =>
      previewRun(context, await this.#account.overrides(context.clock.now()), request),
    );
  }

  /** Sends what a preview has shown; see `runNow`. */
  runNow(planHash: string): Promise<Result<RunStarted>> {
    return this.#account.brokerCommand(async (context) =>
      runNow(context, await this.#account.overrides(context.clock.now()), planHash),
    );
  }

  /** Pauses a strategy, lets it only sell, or lets it trade again; see `setStrategyState`. */
  setStrategyState(request: { botId: string; state: TradingState }): Promise<Result<LiveStrategy>> {
    const { database, userId } = this.#account;
    return this.#account.command(async (clock) => {
      const now = clock.now();
      return setStrategyState(database, userId, request, await this.#account.overrides(now), now);
    });
  }

  /** Leaves out the next slot of a strategy, or takes that back; see `skipNext`. */
  skipNext(request: { botId: string; skip: boolean }): Promise<Result<LiveStrategy>> {
    const { database } = this.#account;
    return this.#account.command(async (clock) => {
      const now = clock.now();
      return skipNext(database, request, await this.#account.overrides(now), now);
    });
  }

  /** Moves shares or cash between a strategy and what is unassigned; see `reassign`. */
  reassign(request: ReassignRequest): Promise<Result<Reassigned>> {
    return this.#account.brokerCommand((context) => reassign(context, request));
  }

  /** What a re-level would move; see `previewRelevel`. */
  previewRelevel(): Promise<Result<Levels>> {
    return this.#account.brokerCommand(previewRelevel);
  }

  /** Makes a fact of what nothing explains; see `acceptDoubt`. */
  acceptDoubt(shown: AcceptDoubt): Promise<Result<Doubts>> {
    return this.#account.brokerCommand((context) => acceptDoubt(context, shown));
  }

  /** Moves what `previewRelevel` has shown; see `relevelAccount`. */
  relevel(levelHash: string): Promise<Result<Levels>> {
    return this.#account.brokerCommand((context) => relevelAccount(context, levelHash));
  }

  /** What the owner has set for the whole account. */
  settings(): Settings {
    return accountSettings(this.#account.database);
  }

  /** Changes some of the settings; see `changeSettings`. */
  changeSettings(request: SettingsRequest): Promise<Result<Settings>> {
    const { database } = this.#account;
    return this.#account.command(() => changeSettings(database, request));
  }

  /** Starts a rebalance for an operator, without anybody having looked at its plan; see `startNow`. */
  executeNow(): Promise<Result<RunStarted>> {
    return this.#startNow({ kind: "rebalance", botIds: null }, "operator");
  }

  /** Sells everything that a strategy has and deactivates it then; see `startNow`. */
  liquidate(botId: string): Promise<Result<RunStarted>> {
    return this.#startNow({ kind: "liquidate", botIds: [botId] }, "owner");
  }

  #startNow(request: PreviewRequest, trigger: "owner" | "operator"): Promise<Result<RunStarted>> {
    return this.#account.brokerCommand(async (context) => {
      const overrides = await this.#account.overrides(context.clock.now());
      return startNow(context, overrides, request, trigger);
    });
  }

  /** Orders of which it is not known what became of them. */
  async unresolvedOrders(): Promise<UnresolvedOrders> {
    const clock = await this.#account.openClock();
    return { orders: lostOrders(this.#account.database, clock.now()) };
  }

  /** Gives up an order that its owner has looked for in vain; see `giveUpOrder`. */
  giveUpOrder(clientOrderId: string): Promise<Result<UnresolvedOrders>> {
    return this.#account.brokerCommand((context) => giveUpOrder(context, clientOrderId));
  }

  /** The owner's switch for all trading of the account; at once, also in the middle of a run. See `setSwitches`. */
  setTradingState(state: TradingState): Promise<AccountSwitched> {
    return setSwitches(this.#account, { tradingState: state });
  }

  /** The platform's switch, told without being asked; at once, also in the middle of a run. See `setSwitches`. */
  noteSystemState(state: TradingState): Promise<AccountSwitched> {
    return setSwitches(this.#account, { systemState: state });
  }

  /** Lets a strategy go on that a new engine holds; see `acceptEngine`. */
  acceptEngine(botId: string): Promise<Result<LiveStrategy>> {
    const { database, userId } = this.#account;
    return this.#account.command(() => acceptEngine(database, userId, botId));
  }

  /** The strategies in force, in the order of their activation. */
  activeStrategies(): LiveStrategy[] {
    const { database } = this.#account;
    return activeStrategies(database).map((row) => liveStrategy(database, row));
  }

  /** What the API shows of the account. */
  async view(): Promise<AccountView> {
    const link = await this.#account.broker();
    const view = await accountView(this.#account.database, link?.ok ? link.broker : null);
    return link && !link.ok ? { ...view, brokerError: link.message } : view;
  }

  /** Which sessions are known better than the rules. */
  async sessionOverrides(): Promise<SessionOverrides> {
    const clock = await this.#account.openClock();
    return this.#account.overrides(clock.now());
  }

  /** Takes a slot; see `Account.dispatch`. */
  dispatch(slotId: string): Promise<boolean> {
    return this.#account.dispatch(slotId);
  }

  /** What a slot came to: its outcome, `running` while that is open, or null when this account has no run of it. */
  outcomeOf(slotId: string): Outcome | "running" | null {
    const run = runOf(this.#account.database, slotId);
    return run ? ((run.state === "reported" ? run.outcome : null) ?? "running") : null;
  }

  /** What is kept of a slot beside a strategy's history row; null when this account has no run of it. */
  executionPayload(slotId: string, strategyId: string): ExecutionPayload | null {
    return executionPayload(this.#account.database, slotId, strategyId);
  }

  /** What the run of a slot decided on; null when this account has no run of it. */
  executionInputs(slotId: string): ExecutionInputs | null {
    return executionInputs(this.#account.database, slotId);
  }

  /**
   * Has the owner told what a day (New York date) came to, when there was a run, and asked about orders of which the broker
   * will not tell what became of them.
   */
  summarise(date: string): Promise<void> {
    const { database, userId } = this.#account;
    return this.#account.exclusive(async (clock) => {
      const link = await this.#account.broker();
      const rows = toldAfter(database, userId, date, link?.ok ? link.broker : null, clock.now());
      for (const row of rows) post(database, { kind: "notification", row });
      await this.#account.deliverAndArm(clock);
    });
  }

  /**
   * Looks at the account between two runs: what was busted, corrected, paid or charged overnight is known before the day
   * begins. False when the broker did not answer in full. Without a broker, or with nothing in force, there is nothing to ask.
   */
  async recheck(): Promise<boolean> {
    const looked = await this.#account.brokerCommand(recheckAccount);
    const isUnanswered = looked.ok ? !looked.value : looked.code === "broker_unreachable";
    if (isUnanswered) console.error({ event: "recheck_unanswered" });
    return !isUnanswered;
  }

  /** Sees to it that nothing due was forgotten; see `Account.ensureArmed`. */
  ensureArmed(): Promise<void> {
    return this.#account.ensureArmed();
  }

  /** Goes on with whatever is due; see `Account.work`. */
  override async alarm(info?: AlarmInvocationInfo): Promise<void> {
    try {
      await this.#account.work();
    } catch (error) {
      console.error({ event: "account_alarm_failed", error: reasonOf(error) });
      if ((info?.retryCount ?? 0) < LAST_RETRY) throw error;
      const clock = await this.#account.openClock();
      await this.ports.wake(this.ctx, this.env, clock.now() + RETRY_AFTER_FAILURES);
    }
  }
}
