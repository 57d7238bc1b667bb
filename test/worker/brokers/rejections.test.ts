import { describe, it } from "vitest";
import { rejectionCode } from "../../../src/brokers/alpaca/rejections.ts";
import type { RejectionCode } from "../../../src/brokers/broker.ts";

/** Refusals by what Alpaca's documentation and its users' logs say of them. */
const KNOWN: readonly (readonly [number, string, RejectionCode])[] = [
  [401, "unauthorized.", "unauthorized"],
  [401, "access key verification failed : verification failure", "unauthorized"],
  [403, "forbidden.", "unauthorized"],
  [403, "account is not authorized to trade", "account_blocked"],
  [403, "account is restricted to liquidation only", "account_blocked"],
  [403, "access key verification failed : verification failure", "unauthorized"],
  [403, "access token is not authorized for this scope", "unauthorized"],
  [403, "us_equity orders not allowed for account", "account_blocked"],
  [403, "no day trades permitted until the account's equity is above 25000", "account_blocked"],
  [403, "new orders are rejected by user request", "account_blocked"],
  [422, 'could not find asset "ZZZZ"', "not_tradable"],
  [403, "trade denied due to pattern day trading protection", "account_blocked"],
  [403, "insufficient buying power", "insufficient_buying_power"],
  [403, "insufficient qty available for order (requested: 10, available: 0)", "insufficient_shares"],
  [403, "account is not allowed to short", "insufficient_shares"],
  [422, 'asset "XYZ" cannot be sold short', "insufficient_shares"],
  [422, "fractional orders cannot be sold short", "insufficient_shares"],
  [403, "cost basis must be >= minimal amount of order 1", "below_minimum"],
  [422, "notional must be >= 1.00", "below_minimum"],
  [403, 'asset "XYZ" is not fractionable', "not_fractionable"],
  [422, "requested asset is not fractionable", "not_fractionable"],
  [422, "qty must be integer", "not_fractionable"],
  [422, 'asset "ZZZZ" not found', "not_tradable"],
  [422, 'asset "XYZ" is not tradable', "not_tradable"],
  [422, "asset XYZ is not active", "not_tradable"],
  [403, "potential wash trade detected. use complex orders", "opposite_order"],
  [422, "potential wash trade detected. use complex orders", "opposite_order"],
  [403, "unable to open new notional orders while having open closing position orders", "opposite_order"],
  [422, "client_order_id must be unique", "duplicate_client_order_id"],
  [422, "order is not cancelable", "not_cancelable"],
  [422, "order pending cancel", "not_cancelable"],
  [422, 'order is already in "filled" state', "not_cancelable"],
  [404, "order not found for 904837e3-3b76-47ec-b432-046db621571b", "not_found"],
  [404, "asset not found for BLAH", "not_found"],
  [422, "client_order_id must be no more than 128 characters", "invalid"],
  [
    422,
    "invalid limit_price 290.123. sub-penny increment does not fulfill minimum pricing criteria",
    "invalid",
  ],
  [422, "fractional orders must be DAY orders", "invalid"],
  [400, "request body format is invalid", "invalid"],
  [403, "subscription does not permit querying recent SIP data", "other"],
  [403, "a reason of next year", "other"],
];

describe("a refusal by Alpaca", () => {
  it.for(KNOWN)("with %i and “%s” is %s", ([status, message, code], { expect }) => {
    expect(rejectionCode(status, message)).toBe(code);
  });

  it("is told by its words in any case", ({ expect }) => {
    expect(rejectionCode(403, "Insufficient Buying Power")).toBe("insufficient_buying_power");
  });
});
