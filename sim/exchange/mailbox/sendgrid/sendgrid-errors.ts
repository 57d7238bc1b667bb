/** Refusals as SendGrid writes them: `{ errors: [{ message, field, help }] }`. */
import type * as z from "zod";

export interface SendgridError {
  readonly message: string;
  /** The path of the field with dots, `personalizations.0.to`; `null` when it is about none. */
  readonly field: string | null;
  /** Where SendGrid describes the field. */
  readonly help: string | null;
}

const HELP = "http://sendgrid.com/docs/API_Reference/Web_API_v3/Mail/errors.html#message";

/** An error about no field. */
export function sendgridError(message: string): SendgridError {
  return { message, field: null, help: null };
}

function typeName(value: unknown): string {
  if (value === null) return "null";
  return Array.isArray(value) ? "array" : typeof value;
}

/** What to say of a field that is missing or of the wrong type; other problems have words of their own. */
export function fieldProblem(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code !== "invalid_type") return undefined;
  if (issue.input === undefined) return `The ${String(issue.path?.at(-1) ?? "body")} parameter is required.`;
  return `Invalid type. Expected: ${issue.expected}, given: ${typeName(issue.input)}.`;
}

/** The errors of a body that does not have the shape of a mail. Help is by object: not by place, nor by address. */
export function sendgridErrors(error: z.ZodError): SendgridError[] {
  return error.issues.map(({ path, message }) => {
    const names = path.filter((name) => typeof name === "string" && name !== "email");
    const help = names.length === 0 ? null : [HELP, ...names].join(".");
    return { message, field: path.join(".") || null, help };
  });
}
