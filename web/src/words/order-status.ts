const WORDS: Record<string, string> = {
  filled: "Filled",
  partially_filled: "Partly filled",
  canceled: "Cancelled",
  expired: "Expired",
  rejected: "Rejected",
  skipped: "Left out",
};

/** A broker's order status in plain words; an unfamiliar one with its underscores removed. */
export function orderStatusWords(status: string): string {
  return WORDS[status] ?? status.replaceAll("_", " ");
}
