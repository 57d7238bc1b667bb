/** What is in doubt, in words. */
import { decimal, toText } from "../../../src/engine/money/decimal.ts";
import type { DoubtShown } from "../../../src/contract/doubts.ts";
import { formatMoney } from "../format/money.ts";

/** Complete looks, over two sessions, after which a doubt counts as a fact. */
const LOOKS = 3;

/** `40 SPY` or `$12.50`, without a sign. */
function amountWords({ symbol, amount }: DoubtShown): string {
  const size = toText(decimal(amount).abs());
  return symbol === null ? `${formatMoney(size)} of cash` : `${size} ${symbol}`;
}

/** What the broker has more or less, in one sentence. */
export function doubtSentence({ symbol, amount }: DoubtShown): string {
  const size = toText(decimal(amount).abs());
  const isLess = decimal(amount).lt(0);
  const what =
    symbol === null
      ? `${formatMoney(size)} ${isLess ? "less" : "more"} cash`
      : `${size} ${isLess ? "fewer" : "more"} shares of ${symbol}`;
  return `Your broker has ${what} than we can explain.`;
}

/** What will become of it by itself. */
export function doubtOutlook({ looks }: DoubtShown): string {
  const seen = looks <= 1 ? "It was seen once so far" : `It was seen ${looks} times so far`;
  return `${seen}. It goes away when the broker tells why; seen ${LOOKS} times on two trading days, it counts as it is.`;
}

/** What accepting it does. */
export function acceptConsequences(doubt: DoubtShown): readonly string[] {
  const what = amountWords(doubt);
  const first = decimal(doubt.amount).lt(0)
    ? `${what} will count as gone: what is unassigned goes first, then each strategy gives in proportion.`
    : `${what} will count as yours and be unassigned.`;
  return [
    first,
    "Accept it if you know why: a trade or a transfer that you made. If the broker explains it later, it is put right.",
  ];
}
