/** What has happened to an account, as nobody but the exchange and its owner know it. Cents and billionths of shares. */

/** A strategy's part of an order, by its id. */
export interface Part {
  readonly strategyId: string;
  readonly quantity: bigint;
}

/** What a command moved to a strategy (above zero) or away from it; no symbol for cash alone. */
export interface Moved {
  readonly strategyId: string;
  readonly symbol: string;
  readonly quantity: bigint;
  readonly cash: bigint;
}

export type TrueEvent = {
  /** The instant at which it counts, epoch ms. */
  readonly at: number;
  readonly id: string;
} & (
  | {
      /** An order of ours that was really sent: what it came to in all. Bought shares and what they cost are above zero. */
      readonly kind: "order";
      readonly symbol: string;
      readonly quantity: bigint;
      readonly cost: bigint;
      readonly parts: readonly Part[];
    }
  | {
      readonly kind: "cross";
      readonly symbol: string;
      readonly quantity: bigint;
      /** Billionths of a dollar a share. */
      readonly price: bigint;
      readonly from: string;
      readonly to: string;
    }
  | { readonly kind: "fund"; readonly strategyId: string; readonly cash: bigint }
  /** What an owner's command moved to strategies (above zero) or away from them. */
  | { readonly kind: "command"; readonly parts: readonly Moved[] }
  | { readonly kind: "retire"; readonly strategyId: string }
  /** What was taken for a fact though nothing explains it: shares of a symbol, or cash where there is none. */
  | { readonly kind: "accepted"; readonly symbol: string; readonly quantity: bigint; readonly cash: bigint }
  | { readonly kind: "by hand"; readonly symbol: string; readonly quantity: bigint; readonly cash: bigint }
  /** Deposits, interest, and fees about no symbol. */
  | { readonly kind: "by percent"; readonly cash: bigint }
  | { readonly kind: "withdrawal"; readonly cash: bigint }
  /** A dividend, or a charge about a symbol; `of`: the shares that it was reckoned of. */
  | {
      readonly kind: "to holders";
      readonly symbol: string;
      readonly cash: bigint;
      readonly of: bigint | null;
    }
  | { readonly kind: "split"; readonly symbol: string; readonly before: bigint; readonly after: bigint }
  /** Shares of a symbol go; cash, or shares of another, come for them. */
  | {
      readonly kind: "exchange of shares";
      readonly symbol: string;
      readonly quantity: bigint;
      readonly cash: bigint;
      readonly successor: { readonly symbol: string; readonly quantity: bigint } | null;
    }
);
