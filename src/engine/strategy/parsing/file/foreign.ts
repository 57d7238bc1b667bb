/** Files of other programs, by what only they have. */
import { fieldOf } from "../fields-of.ts";
import { COMPOSER, isComposerText } from "./composer-text.ts";

const QUANTMAGE =
  "this is a spell of QuantMage, which cannot be read: write the strategy as a tree of this format";

const COMPOSER_ANSWER =
  "this is what Composer answers to a backtest, not a strategy: write the strategy as a tree of this format";

/** Under these Composer's tools keep a symphony. */
const SYMPHONY_FIELDS = ["symphony", "score", "raw_value", "data", "symphony_score", "fields", "payload"];

/** The steps that blocks of a symphony are, by how their names begin. */
const STEP = /^(?:root|group|wt-|filter|if|asset|empty)/;

/** Only the answer to a backtest has such fields. */
const ANSWER_FIELD = /^(?:latest[-_]feat[-_]vals|dvm_capital$|tdvm)/;

/** Wrappers are looked into so many levels deep. */
const MOST_LEVELS = 4;

/** What is said of a file of another program, as one line; `null` where it is none that is known. */
export function describeForeign(value: unknown): string | null {
  if (typeof value === "string") return isComposerText(value) ? COMPOSER : null;
  const [first]: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (typeof fieldOf(first, "kind") === "string") return null;
  if (isSymphony(first, MOST_LEVELS)) return COMPOSER;
  if (isSpell(first)) return QUANTMAGE;
  return isAnswer(first) ? COMPOSER_ANSWER : null;
}

/** Every block of a symphony says which step it is. */
function isSymphony(value: unknown, levels: number): boolean {
  if (typeof value === "string") return isComposerText(value);
  const step = fieldOf(value, "step");
  if (typeof step === "string" && STEP.test(step)) return true;
  return levels > 0 && SYMPHONY_FIELDS.some((name) => isSymphony(fieldOf(value, name), levels - 1));
}

function isSpell(value: unknown): boolean {
  return [value, fieldOf(value, "incantation"), fieldOf(fieldOf(value, "payload"), "incantation")].some(
    (spell) => typeof fieldOf(spell, "incantation_type") === "string",
  );
}

function isAnswer(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return Object.keys(value).some((name) => ANSWER_FIELD.test(name));
}
