/** What the operator sets on an account to try how a bot takes it. */
import * as z from "zod";

/** Alpaca's states of an account. */
export const ACCOUNT_STATUSES = [
  "INACTIVE",
  "PAPER_ONLY",
  "ONBOARDING",
  "SUBMISSION_FAILED",
  "SUBMITTED",
  "ACCOUNT_UPDATED",
  "APPROVAL_PENDING",
  "ACTIVE",
  "REJECTED",
  "ACCOUNT_CLOSED",
  "APPROVED",
  "ACCOUNT_CLOSED_PENDING",
  "ACTION_REQUIRED",
  "LIMITED",
] as const;

export const AccountFlags = z.object({
  status: z.enum(ACCOUNT_STATUSES),
  /** No orders. */
  tradingBlocked: z.boolean(),
  /** No transfers. */
  transfersBlocked: z.boolean(),
  /** Neither. */
  accountBlocked: z.boolean(),
  /** Sales only. */
  liquidationOnly: z.boolean(),
  /** Every order is refused as pattern day trading, as brokers did until July 2026. */
  pdtProtected: z.boolean(),
});

export type AccountFlags = Readonly<z.output<typeof AccountFlags>>;

export const defaultFlags: AccountFlags = {
  status: "ACTIVE",
  tradingBlocked: false,
  transfersBlocked: false,
  accountBlocked: false,
  liquidationOnly: false,
  pdtProtected: false,
};
