import type { Refusal } from "../../api/answer.ts";
import { asSentence } from "../../words/sentence.ts";
import { LIMIT_FIELDS, type LimitErrors, limitRange } from "./limit-texts.ts";

/** The limit that a refusal names, with what is wrong about it; nothing when it names none. */
export function refusedField(refusal: Refusal | null): LimitErrors {
  const [, named, message = ""] = /^limits\.(\w+)[^:]*: (.*)$/s.exec(refusal?.message ?? "") ?? [];
  const field = LIMIT_FIELDS.find(({ name }) => name === named);
  if (field === undefined) return {};
  // The server speaks of fractions and of fields, the page of percent.
  if (refusal?.code === "looser_than_system" && field.name !== "allowedSymbols") {
    return { [field.name]: limitRange(field.name) };
  }
  return { [field.name]: asSentence(message) };
}
