/** The state machine of a run: claimed, planned, selling, buying, settling, reported. */
import { type RunRow, unfinishedRun } from "../store/runs.ts";
import { continueBuying } from "./trading/buy.ts";
import { CONTINUE, type Next, type RunContext } from "../record/context.ts";
import { planRun } from "./plan-run.ts";
import { continueSelling, startSelling } from "./trading/sell.ts";
import { settleRun } from "./settling/settle.ts";

function step(context: RunContext, run: RunRow): Promise<Next> | Next {
  switch (run.state) {
    case "claimed":
      return planRun(context, run);
    case "planned":
      return startSelling(context, run);
    case "selling":
      return continueSelling(context, run);
    case "buying":
      return continueBuying(context, run);
    case "settling":
      return settleRun(context, run);
    case "reported":
      return CONTINUE;
  }
}

/**
 * Takes the unfinished run as far as it goes now. Answers when to look again (epoch ms, our clock), or null when
 * no run is under way. Every step reads its state from the database and leaves it there, so that it does not
 * matter in which life of the object the next one happens.
 */
export async function advanceRun(context: RunContext): Promise<number | null> {
  for (;;) {
    const run = unfinishedRun(context.database);
    if (!run) return null;
    const next = await step(context, run);
    if (next.kind === "wait") return next.until;
  }
}
