/** What the risk gate answers where it lets something not through. */

export type RefusalCode =
  | "max_order_value"
  | "max_weight"
  | "symbol_not_allowed"
  | "short_sale"
  | "duplicate_order"
  | "max_turnover"
  | "max_orders"
  | "limit_out_of_reach"
  | "exceeds_plan";

export interface Refusal {
  readonly code: RefusalCode;
  /** The symbol of the order that it is about; none where it is about the whole plan. */
  readonly symbol?: string;
  readonly message: string;
}
