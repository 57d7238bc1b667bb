/** Falsified answers that the schemas take for good ones. */
import type { Answer } from "../../../sim/conformance/answer.ts";
import { mismatchOf } from "../../../sim/conformance/mismatch.ts";
import { mutationsOf, shortened } from "./mutations.ts";

/** Fields that need not be there. */
const OPTIONAL = new Set([
  "currency",
  "base_value_asof",
  "minuteBar",
  "prevDailyBar",
  "cash_dividends",
  "forward_splits",
  "reverse_splits",
]);
/** Fields whose text is free. */
const FREE = new Set(["name", "message", "description", "client_order_id", "reject_reason"]);

function isLicence(what: string): boolean {
  const [path = "", , how = ""] = what.split(" ");
  const field = path.split(".").at(-1) ?? "";
  return (how === "missing" && OPTIONAL.has(field)) || (how === "garbled" && FREE.has(field));
}

/** The falsifications of answers that nobody notices, with the answers they were made of. */
export function survivorsOf(answers: readonly Answer[]): string[] {
  return answers.flatMap((answer) =>
    mutationsOf(shortened(answer.body))
      .filter(({ what, value }) => !isLicence(what) && mismatchOf({ ...answer, body: value }) === undefined)
      .map(({ what }) => `${answer.method} ${answer.path} ${answer.status}: ${what}`),
  );
}
