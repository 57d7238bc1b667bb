/** Refusals as Twilio writes them. */

export interface TwilioProblem {
  readonly status: 400 | 401 | 404;
  /** One of Twilio's error codes. */
  readonly code: number;
  readonly message: string;
}

/** 401: not the account's SID and token. */
export const UNAUTHENTICATED: TwilioProblem = { status: 401, code: 20003, message: "Authenticate" };

/** 404: there is nothing at a path. */
export function missingResource(path: string): TwilioProblem {
  return { status: 404, code: 20404, message: `The requested resource ${path} was not found` };
}

/** The body of a refusal: `{ code, message, more_info, status }`. */
export function problemJson({ code, message, status }: TwilioProblem): Record<string, unknown> {
  return { code, message, more_info: `https://www.twilio.com/docs/errors/${code}`, status };
}
