/** What is wrong with a request, for people who have never heard of schemas. */
import type { z } from "@hono/zod-openapi";
import { typeInWords } from "../engine/strategy/parsing/shape/plain-words.ts";

type Issue = z.core.$ZodIssue;
type Bounded = Extract<Issue, { code: "too_small" | "too_big" }>;

/** The first thing that does not fit, as one line: `name must be a text`. */
export function issueInWords(issue: Issue): string {
  const field = issue.path.join(".");
  const what = field === "" ? "the request" : field;
  switch (issue.code) {
    case "invalid_type":
      return `${what} must be ${typeInWords(issue.expected)}`;
    case "too_small":
      return `${what} must ${boundInWords(issue, Number(issue.minimum), ["at least", "above"])}`;
    case "too_big":
      return `${what} must ${boundInWords(issue, Number(issue.maximum), ["at most", "below"])}`;
    case "invalid_value":
      return `${what} must be ${issue.values.map(String).join(" or ")}`;
    case "unrecognized_keys":
      return `${what} must not have ${issue.keys.join(", ")}`;
    case "custom":
      // These are the project's own words.
      return field === "" ? issue.message : `${field}: ${issue.message}`;
    default:
      return `${what} is not written as it must be`;
  }
}

function boundInWords(
  { origin, inclusive }: Bounded,
  bound: number,
  [included, excluded]: readonly [string, string],
): string {
  const many = `${inclusive === false ? excluded : included} ${bound}`;
  if (origin === "string" && many === "at least 1") return "not be empty";
  const counted = { string: "characters", array: "entries" }[String(origin)];
  return counted === undefined ? `be ${many}` : `have ${many} ${counted}`;
}
