/** Refusals: every one has a code for programs and one line for people. */
import type { Hook } from "@hono/zod-openapi";
import type { ApiEnvironment } from "./api-environment.ts";
import { type ApiError, errorSchema } from "../contract/common.ts";
import { issueInWords } from "./issue-in-words.ts";

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
