/** Refusals: every one has a code for programs and one line for people. */
import type { Hook, z } from "@hono/zod-openapi";
import type { ApiEnvironment } from "./api-environment.ts";
import { type ApiError, errorSchema } from "../contract/common.ts";
import { MAX_DOCUMENT_BYTES } from "../platform/row-size.ts";
import { typeInWords } from "../engine/strategy/parsing/shape/plain-words.ts";

/** The body of a refusal. */
export function refusal(code: string, message: string): { error: ApiError } {
  return { error: { code, message } };
}

const megabytes = (bytes: number) => `${(Math.ceil(bytes / 10_000) / 100).toFixed(2)} MB`;

/** The body of the refusal of a strategy that is too large to be stored, of so many bytes. */
export function tooLargeStrategy(bytes: number): { error: ApiError } {
  const most = megabytes(MAX_DOCUMENT_BYTES);
  const message = `the strategy has ${megabytes(bytes)} and may have ${most} at most: take parts out, or call what it repeats`;
  return refusal("strategy_too_large", message);
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
  const unfit = `${what} is not written as it must be`;
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
    case "invalid_union": {
      // What was meant is most likely the one of which the least is wrong.
      const [closest] = issue.errors.toSorted((one, other) => one.length - other.length);
      const [first] = closest ?? [];
      return first ? issueInWords({ ...first, path: [...issue.path, ...first.path] }) : unfit;
    }
    case "custom":
      // These are the project's own words.
      return field === "" ? issue.message : `${field}: ${issue.message}`;
    default:
      return unfit;
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
