/** Refusals: every one has a code for programs and one line for people. */
import type { Hook, z } from "@hono/zod-openapi";
import type { ApiEnvironment } from "./api-environment.ts";
import { type ApiError, errorSchema } from "../contract/common.ts";
import { typeInWords } from "../engine/strategy/parsing/shape/plain-words.ts";

/** The body of a refusal. */
export function refusal(code: string, message: string): { error: ApiError } {
  return { error: { code, message } };
}

/** One refusal as the OpenAPI document describes it. */
export function refusalResponse(description: string) {
  return { description, content: { "application/json": { schema: errorSchema } } };
}

/** Answers input that does not fit its schema: 400, naming the first field that is wrong. */
export const refuseInvalid: Hook<unknown, ApiEnvironment, string, unknown> = (result, c) => {
  if (result.success) return undefined;
  const issue = result.error.issues[0];
  const message = issue === undefined ? "the request is not written as it must be" : issueInWords(issue);
  return c.json(refusal("invalid_input", message), 400);
};

type Issue = z.core.$ZodIssue;
type Bounded = Extract<Issue, { code: "too_small" | "too_big" }>;

/** What does not fit, as one line for people who have never heard of schemas: `name must be a text`. */
function issueInWords(issue: Issue): string {
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
