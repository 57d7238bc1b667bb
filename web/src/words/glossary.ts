/** The words of the trade that the pages use, each explained once. */
export const GLOSSARY = {
  slot: {
    word: "slot",
    meaning:
      "One decision on one trading day. Each slot is traded once at the most, whatever is repeated or restarted.",
  },
  snapshot: {
    word: "snapshot",
    meaning:
      "The one set of prices that a run decides on. It is taken ten minutes before the close and then never changed.",
  },
  unassigned: {
    word: "unassigned",
    meaning:
      "Holdings that no strategy owns, such as those you bought by hand. They are shown and never traded.",
  },
  doubt: {
    word: "not clear",
    meaning:
      "What your broker has and we can account for are not the same. What differs is left alone: it is not traded, spent or given to anybody until it is explained.",
  },
  ledger: {
    word: "ledger",
    meaning:
      "A strategy's own book within your account: its cash and its shares. A strategy trades with nothing but its ledger.",
  },
  fingerprint: {
    word: "fingerprint",
    meaning:
      "A short code computed from a strategy's tree. Two trees with the same fingerprint decide the same; any edit changes it.",
  },
  paper: {
    word: "paper",
    meaning:
      "A practice account, here or at Alpaca. Prices are real, money is not. A live account trades with real money.",
  },
  share: {
    word: "share",
    meaning:
      "The part of your account that a strategy starts with, in percent of equity without unassigned holdings. Later its ledger grows or shrinks by its own results.",
  },
  cross: {
    word: "cross",
    meaning:
      "Shares that one strategy sells and another buys at the same time. They pass inside your account, without an order and its costs.",
  },
  managedEquity: {
    word: "managed equity",
    meaning:
      "Your account without the shares that no strategy owns. Shares of the account and risk limits are percents of it.",
  },
  limit: {
    word: "limit",
    meaning: "The highest price at which an order may buy, or the lowest at which it may sell.",
  },
  engine: {
    word: "engine",
    meaning:
      "The code that computes what a strategy wants. When a new version would have decided otherwise in the past, the strategy is held until its owner agrees.",
  },
  timeWeightedReturn: {
    word: "time-weighted return",
    meaning:
      "What a strategy has earned in percent, without the effect of money that came to it or left it, so that strategies can be compared.",
  },
  unrealised: {
    word: "unrealised",
    meaning: "Profit on what is still held, at today's prices against what it has cost on average.",
  },
  realised: {
    word: "realised",
    meaning: "Profit on what has been sold: what it brought less what it had cost on average.",
  },
  driftBand: {
    word: "drift band",
    meaning:
      "How far weights may move from their targets before the strategy trades, as part of its worth. Zero trades on every difference.",
  },
  hash: {
    word: "hash",
    meaning:
      "A code computed from stored data. If one byte of the data had been changed since, the code would no longer match.",
  },
} as const;

export type GlossaryKey = keyof typeof GLOSSARY;
