/** A halt as the stock data stream tells it: with the codes of tapes A and B (CTA), where the exchange lists everything. */
import { nanosecondTimestamp } from "../../http/timestamps.ts";
import type { Halt } from "./halt-watch.ts";
import { publication } from "./publication.ts";
import type { Publication } from "./publication.ts";

const HALTED = { sc: "2", sm: "Trading Halt", rc: "X", rm: "Operational" };
const RESUMED = { sc: "3", sm: "Resume", rc: "", rm: "" };

/** Trading in a symbol has stopped, or goes on. */
export function haltMessage({ symbol, halted, at }: Halt): Publication {
  const status = halted ? HALTED : RESUMED;
  return publication("statuses", symbol, { ...status, t: nanosecondTimestamp(at, 0), z: "B" });
}
