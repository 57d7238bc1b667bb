/** What a command to an account answers: a value, or a refusal with a code and one line for people. */
export interface Refusal {
  readonly ok: false;
  /** HTTP status that fits: 400, 404, 409 or 502. */
  readonly status: 400 | 404 | 409 | 502;
  readonly code: string;
  readonly message: string;
}

export type Result<T> = { readonly ok: true; readonly value: T } | Refusal;

export function refuse(status: Refusal["status"], code: string, message: string): Refusal {
  return { ok: false, status, code, message };
}

export function accept<T>(value: T): Result<T> {
  return { ok: true, value };
}
