/** Names of invariants that others look for. */

/** What counts as a double order. */
export const NO_ORDER_TWICE = "1 no order is sent twice";
