import { sharesBesideRatio, spelledOurs } from "../../symbol-spelling.ts";
import type { Source } from "../condition.ts";
import { below, type Location, refuse, warn } from "./location.ts";
import { quoted } from "./quoted.ts";

/** Letters and digits, and the dot of a share class: `BRK.B`. */
const TICKER = /^[A-Z0-9][A-Z0-9.]{0,19}$/;

const BRANCH = "BRANCH:";

/** So the Forge writes a list of tickers where a ticker stands. */
const LIST = "LIST:";

const BRANCH_SLOTS: ReadonlyMap<string, "then" | "else"> = new Map([
  ["THEN", "then"],
  ["FROM", "then"],
  ["ENTER", "then"],
  ["ELSE", "else"],
  ["TO", "else"],
  ["EXIT", "else"],
]);

/** Whether the text stands for cash. */
function isCash(text: string): boolean {
  return text.trim().toUpperCase() === "EMPTY";
}

/**
 * What a position or a fallback holds: a ticker in Alpaca's spelling, `"cash"` for `Empty` in any letter case
 * and for a row that was left blank, or `null` after noting why it cannot be held.
 */
export function parseHolding(text: string, at: Location): { ticker: string } | "cash" | null {
  const name = text.trim().toUpperCase();
  if (name === "" || isCash(name)) return "cash";
  if (name.startsWith(BRANCH)) {
    return refuse(at, "ticker.branch-held", "the equity of a branch can be compared, but not held");
  }
  if (name.includes("/")) {
    const shares = sharesBesideRatio(name);
    const meant = shares === undefined ? "" : `; for the shares write ${shares}`;
    return refuse(
      at,
      "ticker.ratio-held",
      `${quoted(text)} is a ratio: it can be compared, but not held${meant}`,
    );
  }
  return parseSymbol(name, at);
}

/**
 * What a condition or a scaling reads, or `null` after noting why there is nothing. `ownsBranches` says whether the
 * node has the slots `then` and `else`; the text stands in a field below a place.
 */
export function parseSource(
  text: string | undefined,
  ownsBranches: boolean,
  place: Location,
  field: string,
): Source | null {
  const name = spelledOurs(text?.trim().toUpperCase() ?? "");
  if (TICKER.test(name) && !isCash(name)) return { kind: "ticker", ticker: name };
  const at = below(place, field);
  if (name === "") return refuse(at, "ticker.missing", "no ticker is named");
  if (isCash(name)) return refuse(at, "ticker.cash", "cash has no price that could be compared");
  if (name.startsWith(BRANCH)) return parseBranch(name, ownsBranches, at);
  if (name.includes("/")) return parseRatio(name, at);
  return refuseSymbol(name, at);
}

function parseBranch(name: string, ownsBranches: boolean, at: Location): Source | null {
  const slot = BRANCH_SLOTS.get(name.slice(BRANCH.length).trim());
  if (slot === undefined) {
    return refuse(
      at,
      "ticker.branch-unknown",
      `${quoted(name.toLowerCase())} is not a branch; there are branch:then and branch:else`,
    );
  }
  if (!ownsBranches) {
    return refuse(at, "ticker.branch-misplaced", "a ladder has no branches then and else to compare");
  }
  return { kind: "branch", slot };
}

function parseRatio(name: string, at: Location): Source | null {
  const shares = sharesBesideRatio(name);
  if (shares !== undefined) {
    const ratio = name.replace("/", " / ");
    const message = `${quoted(name)} may be shares or a ratio: write ${shares} for the shares, ${ratio} for the ratio`;
    return refuse(at, "ticker.malformed", message);
  }
  const [first = "", second = "", ...more] = name.split("/");
  if (isCash(first) || isCash(second)) {
    return refuse(at, "ticker.cash", `${quoted(name)}: cash has no price that could be compared`);
  }
  if (more.length > 0) return refuse(at, "ticker.malformed", `${quoted(name)} is not a ratio of two tickers`);
  const numerator = parseSymbol(first, at);
  const denominator = numerator && parseSymbol(second, at);
  if (numerator === null || denominator === null) return null;
  if (numerator.ticker === denominator.ticker) {
    warn(at, "ticker.ratio-same", `${quoted(name)} is always 1`);
  }
  return { kind: "ratio", numerator: numerator.ticker, denominator: denominator.ticker };
}

function parseSymbol(text: string, at: Location): { ticker: string } | null {
  const ticker = spelledOurs(text.trim().toUpperCase());
  return TICKER.test(ticker) ? { ticker } : refuseSymbol(text, at);
}

function refuseSymbol(text: string, at: Location): null {
  if (text.trim().toUpperCase().startsWith(LIST)) {
    const message = `${quoted(text)} is a list of tickers that is kept elsewhere: write its tickers out`;
    return refuse(at, "ticker.elsewhere", message);
  }
  return refuse(at, "ticker.malformed", `${quoted(text)} is not a ticker`);
}
