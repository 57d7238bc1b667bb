/**
 * Why Alpaca refused, by status and message. Its own codes do not tell: 40310000 and 42210000 stand for dozens of
 * reasons, and the same reason has moved from one code to another. Messages are those of Alpaca's documentation and
 * of answers that its users have published; they are matched by the part that carries the meaning.
 */
import type { RejectionCode } from "../broker.ts";

const BAD_REQUEST = 400;
const UNAUTHORIZED = 401;
const NOT_FOUND = 404;
const UNPROCESSABLE = 422;

interface Row {
  readonly message: RegExp;
  readonly code: RejectionCode;
}

/** In order: the first that matches counts. */
const BY_MESSAGE: readonly Row[] = [
  // Answered by the gateway, without a code of its own: a key of the other host, or one without the permission.
  { message: /^forbidden\.?$/i, code: "unauthorized" },
  { message: /access key verification failed|token is not authorized/i, code: "unauthorized" },
  { message: /not authorized to trade/i, code: "account_blocked" },
  { message: /orders not allowed for account/i, code: "account_blocked" },
  { message: /orders are rejected by user request/i, code: "account_blocked" },
  { message: /no day trades permitted/i, code: "account_blocked" },
  { message: /restricted to liquidation/i, code: "account_blocked" },
  { message: /pattern day trading/i, code: "account_blocked" },
  { message: /insufficient buying power/i, code: "insufficient_buying_power" },
  { message: /insufficient qty available/i, code: "insufficient_shares" },
  // Nothing is ever sold short: a refused short sale is one of shares that are not there.
  { message: /not allowed to short|sold short/i, code: "insufficient_shares" },
  { message: /cost basis must be >=|notional must be >=/i, code: "below_minimum" },
  { message: /not fractionable|qty must be integer/i, code: "not_fractionable" },
  { message: /asset .* (not found|is not tradable|is not active)/i, code: "not_tradable" },
  { message: /could not find asset/i, code: "not_tradable" },
  { message: /wash trade|opposite side/i, code: "opposite_order" },
  { message: /while having open closing position orders/i, code: "opposite_order" },
  { message: /client_order_id must be unique/i, code: "duplicate_client_order_id" },
  { message: /not cancelable|order pending cancel|order is already in/i, code: "not_cancelable" },
];

/** The reason for a refusal of a status (400 to 499) with a message. */
export function rejectionCode(status: number, message: string): RejectionCode {
  if (status === UNAUTHORIZED) return "unauthorized";
  if (status === NOT_FOUND) return "not_found";
  const row = BY_MESSAGE.find((candidate) => candidate.message.test(message));
  if (row) return row.code;
  return status === BAD_REQUEST || status === UNPROCESSABLE ? "invalid" : "other";
}
