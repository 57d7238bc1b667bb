/** Writes an exchange's state down and takes it up again. */
import { Account } from "../accounts/account.ts";
import type { Core } from "../core.ts";
import { isOpen } from "../orders/order.ts";
import { prepareStep } from "../scenarios/planned-steps.ts";
import type { ExchangeState, RestoredState } from "./exchange-state.ts";

/** The state of an exchange at the clock's instant, as plain JSON. */
export function snapshotOf(core: Core): ExchangeState {
  const state = {
    version: 1,
    seed: core.seed,
    now: core.clock.now(),
    issuedIdentifiers: core.identifiers.issued,
    coming: core.cycle.coming,
    halted: core.lifecycle.halted,
    tiingo: core.tiingo.settings,
    accounts: core.accounts.all().map((account) => ({
      identity: account.identity,
      cash: account.cash,
      lastClosing: account.lastClosing,
      latestClosing: account.latestClosing,
      positions: [...account.positions.values()],
      orders: account.orders(),
      fills: account.fills,
      nonTradeActivities: account.nonTradeActivities,
      closings: account.closings,
      flags: account.flags,
      configurations: account.configurations,
      paysFees: account.paysFees,
      fillsCharged: account.fillsCharged,
    })),
    timers: core.timers.all(),
    corporateActions: core.market.actions,
    assets: Object.fromEntries(core.assets.changes),
    mailbox: core.mailbox.all(),
    fills: core.fills.current,
    settings: core.settings.current,
    scenarios: core.scenarios.all(),
  };
  // Decimals write themselves as strings, which is all that tells the state from its JSON.
  return JSON.parse(JSON.stringify(state)) as ExchangeState;
}

/** Fills a fresh exchange with what was written down: accounts, their orders and what these still expect, timers. */
export function takeUp(core: Core, state: RestoredState): void {
  for (const action of state.corporateActions) core.corporateActions.restore(action);
  for (const [symbol, flags] of Object.entries(state.assets)) core.assets.change(symbol, flags);
  for (const saved of state.accounts) {
    const account = core.accounts.add(
      new Account(saved.identity, saved.cash, saved.lastClosing, saved.latestClosing),
    );
    for (const position of saved.positions) account.positions.set(position.symbol, position);
    account.fills.push(...saved.fills);
    account.nonTradeActivities.push(...saved.nonTradeActivities);
    account.closings.push(...saved.closings);
    account.flags = saved.flags;
    account.configurations = saved.configurations;
    account.paysFees = saved.paysFees;
    account.fillsCharged = saved.fillsCharged;
    for (const order of saved.orders) {
      account.add(order);
      // Also of one that has ended: a replacement that waits for it is refused in its name.
      core.lifecycle.transitions.own(account, order);
      if (isOpen(order)) core.lifecycle.follow(account, order);
      account.past.keepOrder(order, state.now);
    }
    account.keepBooks(state.now);
    core.lateBookings.restore(account);
  }
  for (const symbol of state.halted) core.lifecycle.halt(symbol, true);
  for (const timer of state.timers) core.timers.restore(timer);
  for (const scenario of state.scenarios) {
    core.scenarios.restore(scenario, ({ kind, content }) => {
      const prepared = prepareStep(core, kind, content);
      return prepared.ok ? prepared.perform() : prepared.problem;
    });
  }
}
