/** SendGrid's refusals; what it takes is answered without a body. */
import * as z from "zod";

const SendgridError = z.strictObject({
  message: z.string().min(1),
  /** The path of a field of the request, with dots. */
  field: z
    .string()
    .regex(/^\w+(\.\w+)*$/)
    .nullable(),
  help: z.url().nullable(),
});

export const SendgridErrors = z.strictObject({ errors: z.array(SendgridError).min(1) });
