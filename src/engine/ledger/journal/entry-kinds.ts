/** What can change a ledger. */
export const ENTRY_KINDS = [
  "fund",
  "fill",
  "cross",
  "deposit",
  "withdrawal",
  "interest",
  "dividend",
  "fee",
  "split",
  "transfer",
  "adopt",
  "release",
  "relevel",
  "sold_outside",
  "given_back",
  "cash_left",
  "correction",
  "corporate_action",
  "retire",
] as const;

export type EntryKind = (typeof ENTRY_KINDS)[number];
