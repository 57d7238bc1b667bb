/** Answers that refuse a request, in the broker's form. */

/** An HTTP status with the broker's own code, a message, and fields that some refusals add. */
export interface Refusal {
  readonly status: number;
  readonly code: number;
  readonly message: string;
  readonly extras?: Readonly<Record<string, unknown>>;
}

/** 422: the request itself is malformed. */
export function malformed(message: string): Refusal {
  return { status: 422, code: 40010001, message };
}

/** 422: well formed, and against a rule. */
export function unprocessable(message: string): Refusal {
  return { status: 422, code: 42210000, message };
}

/** 403: the account may not do this now. */
export function forbidden(message: string, extras?: Readonly<Record<string, unknown>>): Refusal {
  return { status: 403, code: 40310000, message, ...(extras ? { extras } : {}) };
}

/** 404: there is no such thing. */
export function notFound(message: string): Refusal {
  return { status: 404, code: 40410000, message };
}

/** The refusal's JSON body: its extra fields, `code` and `message`. */
export function refusalBody(refusal: Refusal): Record<string, unknown> {
  return { ...refusal.extras, code: refusal.code, message: refusal.message };
}

/** The refusal as an HTTP answer. */
export function refuse(refusal: Refusal): Response {
  return Response.json(refusalBody(refusal), { status: refusal.status });
}
