/** Finds the bars that a past decision was made from in a history as it is now. */
import { firstBars } from "../../../engine/bars/first-bars.ts";
import { packCloses, unpackCloses } from "../../../engine/bars/packed-closes.ts";
import { packBars, unpackBars } from "../../../engine/bars/packed.ts";
import { packetChecksum } from "../../../engine/bars/packet.ts";
import type { DailyBars } from "../../../engine/bars/types.ts";
import type { UsableHistory, UsedHistory } from "../run/decide.ts";

/** The checksum of a history is that of what was read of it. */
const FORMATS = {
  all: { pack: packBars, unpack: unpackBars },
  closes: { pack: packCloses, unpack: unpackCloses },
} as const;

/**
 * The history of then, with the columns that were read of it; `undefined` when its bars are not the same any more, bit
 * by bit.
 */
export function recordedHistory(present: DailyBars, used: UsedHistory): UsableHistory | undefined {
  const { columns, checksum } = used;
  const then = firstBars(present, used.bars);
  if (!then) return undefined;
  const { pack, unpack } = FORMATS[columns];
  const packet = pack(then);
  const bars = packetChecksum(packet) === checksum ? unpack(packet) : undefined;
  return bars && { bars, checksum, columns };
}
