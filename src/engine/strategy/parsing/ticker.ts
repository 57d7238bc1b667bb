import { type Location, refuse } from "./location.ts";

/** Letters, digits and the dot or dash of a share class: `BRK.B`. */
const TICKER = /^[A-Z0-9][A-Z0-9.-]*$/;

/** Whether the text stands for cash. */
function isCash(text: string): boolean {
  return text.trim().toUpperCase() === "EMPTY";
}

/**
 * What a position or a fallback holds: a ticker in Alpaca's spelling, `"cash"` for `Empty` in any letter case
 * and for a row that was left blank, or `null` after noting why it cannot be held.
 */
export function parseHolding(text: string, at: Location): { ticker: string } | "cash" | null {
  if (text.trim() === "" || isCash(text)) return "cash";
  if (text.includes("/")) {
    return refuse(at, "ticker.ratio-held", `${text} is a ratio: it can be compared, but not held`);
  }
  return parseSymbol(text, at);
}

/** The ticker whose indicator a condition reads, or `null` after noting why there is none. */
export function parseConditionTicker(text: string | undefined, at: Location): { ticker: string } | null {
  if (text === undefined || text.trim() === "") {
    return refuse(at, "ticker.missing", "the condition names no ticker");
  }
  if (isCash(text)) return refuse(at, "ticker.cash", "cash has no price that a condition could read");
  if (text.includes("/")) {
    return refuse(at, "ticker.ratio-unsupported", `ratios such as ${text} are not supported yet`);
  }
  return parseSymbol(text, at);
}

function parseSymbol(text: string, at: Location): { ticker: string } | null {
  const ticker = text.trim().toUpperCase();
  if (ticker.startsWith("BRANCH:")) {
    return refuse(at, "ticker.branch-unsupported", `the equity of a branch (${text}) is not supported yet`);
  }
  if (!TICKER.test(ticker)) return refuse(at, "ticker.malformed", `"${text}" is not a ticker`);
  return { ticker };
}
