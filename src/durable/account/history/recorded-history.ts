/** Finds the bars that a past decision was made from in a history as it is now. */
import { firstBars } from "../../../engine/bars/first-bars.ts";
import { packHistory, unpackHistory } from "../../../engine/bars/history-packet.ts";
import { packetChecksum } from "../../../engine/bars/packet.ts";
import type { DailyBars } from "../../../engine/bars/types.ts";
import type { UsableHistory, UsedHistory } from "../run/planning/decide.ts";

/**
 * The history of then, with the columns that were read of it, whose checksum it has; `undefined` when its bars are not the
 * same any more, bit by bit.
 */
export function recordedHistory(present: DailyBars, used: UsedHistory): UsableHistory | undefined {
  const { columns, checksum } = used;
  const then = firstBars(present, used.bars);
  if (!then) return undefined;
  const packet = packHistory(then, columns);
  const bars = packetChecksum(packet) === checksum ? unpackHistory(packet, columns) : undefined;
  return bars && { bars, checksum, columns };
}
