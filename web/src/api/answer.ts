/** What the API answered, as a value: a result, or a refusal with a code for us and a line for people. */

/** `status` is the HTTP status, 0 when nothing came back. */
export type Refusal = { status: number; code: string; message: string };

export type Answer<Value> = { ok: true; value: Value } | { ok: false; refusal: Refusal };

/** Whether the session has ended, so that only signing in again helps. */
export function isSignedOut(refusal: Refusal): boolean {
  return refusal.status === 401;
}
