/** Amounts and instants as an exchange's state writes them. */
import * as z from "zod";
import { decimal } from "../../../src/engine/money/decimal.ts";

/** An exact decimal, written as a string. */
export const Amount = z
  .string()
  .regex(/^-?\d+(\.\d+)?(e[+-]?\d+)?$/)
  .transform((text) => decimal(text));

/** Epoch ms. */
export const Instant = z.int();

/** Epoch ms of something that may never happen. */
export const InstantOrNone = Instant.nullable();
