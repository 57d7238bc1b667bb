/** The price board as the rest of the Worker sees it: one that is off or does not answer changes nothing. */
import { priceBoardOf } from "../../platform/addresses.ts";
import { withinTime } from "../../platform/within-time.ts";
import { reasonOf } from "../../platform/reason-of.ts";
import { wantsStream } from "./platform.ts";
import type { StreamedPrices } from "./streamed-price.ts";

/** Others in the chain of sources wait for the answer, ms. */
const PATIENCE = 2_000;

/** The board's answer, or `otherwise` when there is none within two seconds; that is logged. */
async function answered<Answer>(ask: () => Promise<Answer>, otherwise: Answer): Promise<Answer> {
  try {
    return await withinTime(PATIENCE, ask);
  } catch (error) {
    console.error({ event: "price_board_unreachable", error: reasonOf(error) });
    return otherwise;
  }
}

/** Has the board follow tickers until an instant (epoch ms). Does nothing where the stream is off. Never throws. */
export async function watchPrices(env: Env, tickers: readonly string[], until: number): Promise<void> {
  if (!wantsStream(env) || tickers.length === 0) return;
  await answered<void>(async () => priceBoardOf(env).watch(tickers, until), undefined);
}

/** What asks the board, or null where the stream is off. */
export function streamedPrices(env: Env): StreamedPrices | null {
  if (!wantsStream(env)) return null;
  return (symbols) => answered(async () => priceBoardOf(env).prices(symbols), new Map());
}
