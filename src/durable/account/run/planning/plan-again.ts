/** What a plan had to do without that may come while there is time: then the run waits and plans again. */
import type { Slot } from "../../../../engine/calendar/slots.ts";
import { mayStart } from "../../../../engine/execution/timetable.ts";
import type { LeftOut } from "../../record/plan-document.ts";
import type { Reason } from "../../record/reasons.ts";
import type { ToldAssets } from "./inputs.ts";

/** Between two tries, ms: vendors count what they are asked. */
export const PLAN_AGAIN_AFTER = 15_000;
/** This long before the latest start a run goes on with what there is, ms: what it does have is not to wait for ever. */
const RESERVE = 180_000;

/** Why a strategy holds for want of data that somebody may have a moment later. */
const PASSING: ReadonlySet<string> = new Set([
  "price_missing",
  "price_refused",
  "history_missing",
  "history_stale",
  "history_unconfirmed",
]);

/** Whether a run has the time to plan again, by the broker's clock (epoch ms). */
export function mayPlanAgain(slot: Slot, now: number): boolean {
  return mayStart(slot, now + PLAN_AGAIN_AFTER + RESERVE);
}

/** Whether a plan was made without something that may come. */
export function mayPass(
  reasons: readonly Reason[],
  skips: readonly LeftOut[],
  { untold, absent }: Pick<ToldAssets, "untold" | "absent">,
): boolean {
  const isOpen = ({ code, symbol = "" }: LeftOut) =>
    code === "not_tradable" && (untold.has(symbol) || absent.has(symbol));
  return reasons.some(({ code }) => PASSING.has(code)) || skips.some(isOpen);
}

/** Why symbols are not in a plan of which the broker told nothing. */
export function untoldReasons(skips: readonly LeftOut[], { untold }: Pick<ToldAssets, "untold">): Reason[] {
  return skips.flatMap(({ code, symbol = "" }): Reason[] =>
    code === "not_tradable" && untold.has(symbol)
      ? [
          {
            code,
            symbol,
            message: `the broker did not tell whether ${symbol} can be traded: it is left alone`,
          },
        ]
      : [],
  );
}
