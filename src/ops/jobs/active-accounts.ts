/** Every account that has an active strategy, page by page over all control objects. */
import { allControls } from "../../platform/addresses.ts";
import { type AskedSince, earliest, isAskedFor } from "../../engine/calendar/asked-slots.ts";
import type { Slot } from "../../engine/calendar/slots.ts";
import type { ActiveAccount } from "../../durable/control/control-object.ts";

const PAGE = 200;
/** Accounts asked or told at the same time. */
const PARALLEL = 25;

type Controls = ReturnType<typeof allControls>;

/** Pages of active accounts, all or those that take part in a slot; never all of them in memory at once. */
async function* activeAccountPages(controls: Controls, slot?: Slot): AsyncGenerator<ActiveAccount[]> {
  for (const control of controls) {
    let cursor = "";
    for (;;) {
      const page = await control.activeAccounts(cursor, PAGE);
      const asking = slot ? page.filter(({ askedSince }) => isAskedFor(slot, askedSince)) : page;
      if (asking.length > 0) yield asking;
      const last = page.at(-1);
      if (!last || page.length < PAGE) break;
      cursor = last.userId;
    }
  }
}

/** Does something for every account that takes part in a slot, 25 at a time. Answers for how many it broke; one never stops another. */
export function forEachAccount(
  env: Env,
  slot: Slot,
  task: (userId: string) => Promise<unknown>,
): Promise<{ failures: number }> {
  return forEachAccountOf(allControls(env), slot, task);
}

/** The same for the accounts of some control objects; all that are active without a slot. */
export async function forEachAccountOf(
  controls: Controls,
  slot: Slot | undefined,
  task: (userId: string) => Promise<unknown>,
): Promise<{ done: number; failures: number }> {
  let done = 0;
  let failures = 0;
  for await (const page of activeAccountPages(controls, slot)) {
    for (let start = 0; start < page.length; start += PARALLEL) {
      const chunk = page.slice(start, start + PARALLEL);
      const results = await Promise.allSettled(chunk.map(({ userId }) => task(userId)));
      const failed = results.filter(({ status }) => status === "rejected").length;
      failures += failed;
      done += chunk.length - failed;
    }
  }
  return { done, failures };
}

/** Every symbol that any active account needs, or any that takes part in a slot, alphabetical. */
export async function activeTickers(env: Env, slot?: Slot): Promise<string[]> {
  const tickers = new Set<string>();
  for await (const page of activeAccountPages(allControls(env), slot)) {
    for (const account of page) for (const ticker of account.tickers) tickers.add(ticker);
  }
  return [...tickers].toSorted();
}

/**
 * Which slots all accounts together ask for. A control object that does not answer is left out and logged: its accounts
 * have wakes of their own, and the others must not wait for it.
 */
export async function slotsAskedFor(env: Env): Promise<AskedSince> {
  const answers = await Promise.allSettled(allControls(env).map((control) => control.askedSince()));
  const failures = answers.filter(({ status }) => status === "rejected").length;
  if (failures > 0) console.error({ event: "control_unreachable", failures });
  return earliest(answers.flatMap((answer) => (answer.status === "fulfilled" ? [answer.value] : [])));
}
