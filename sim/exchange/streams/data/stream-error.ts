/** The errors of the stock data stream, with Alpaca's codes and texts. */

const TEXTS = {
  400: "invalid syntax",
  401: "not authenticated",
  402: "auth failed",
  403: "already authenticated",
  404: "auth timeout",
  405: "symbol limit exceeded",
  406: "connection limit exceeded",
  409: "insufficient subscription",
  410: "invalid subscribe action for this feed",
} as const;

export type StreamErrorCode = keyof typeof TEXTS;

/** The text that belongs to a code. */
export function streamErrorText(code: StreamErrorCode): string {
  return TEXTS[code];
}

/** The message that tells a client of an error. */
export function streamError(code: StreamErrorCode): Record<string, unknown> {
  return { T: "error", code, msg: TEXTS[code] };
}
