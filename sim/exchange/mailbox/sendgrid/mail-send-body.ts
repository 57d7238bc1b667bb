/** The body of SendGrid's `POST /v3/mail/send`, as far as a mail can be told from it. Other fields are ignored. */
import * as z from "zod";
import { firstDuplicate, misplacedContent } from "./mail-rules.ts";

const MOST_PERSONALIZATIONS = 1_000;
const MOST_CATEGORIES = 10;

const Address = z.object({
  email: z.email("Does not contain a valid address."),
  name: z.string().optional(),
});
const Texts = z.record(z.string(), z.string());
const Recipients = z.array(Address);
const Subject = z.string().min(1, "The subject must be at least one character long.");

const Personalization = z.object({
  to: Recipients.min(1, "The to array needs at least one email object with a valid address."),
  cc: Recipients.optional(),
  bcc: Recipients.optional(),
  from: Address.optional(),
  subject: Subject.optional(),
  headers: Texts.optional(),
  substitutions: Texts.optional(),
  custom_args: Texts.optional(),
});

const Content = z.object({
  type: z.string().min(1, "The content type must be at least one character long."),
  value: z.string().min(1, "The content value must be at least one character long."),
});

const Attachment = z.object({
  content: z.base64("The attachment content must be base64 encoded."),
  filename: z.string().min(1, "The attachment filename must be at least one character long."),
  type: z.string().optional(),
});

export const MailSendBody = z
  .object({
    personalizations: z
      .array(Personalization)
      .min(1, "The personalizations field needs at least one personalization.")
      .max(MOST_PERSONALIZATIONS, `There may be at most ${MOST_PERSONALIZATIONS} personalizations.`),
    from: Address,
    reply_to: Address.optional(),
    reply_to_list: Recipients.optional(),
    subject: Subject.optional(),
    content: z.array(Content).min(1, "The content field needs at least one content block.").optional(),
    attachments: z.array(Attachment).optional(),
    template_id: z.string().optional(),
    headers: Texts.optional(),
    categories: z
      .array(z.string())
      .max(MOST_CATEGORIES, `There may be at most ${MOST_CATEGORIES} categories.`)
      .optional(),
    custom_args: Texts.optional(),
    mail_settings: z
      .object({ sandbox_mode: z.object({ enable: z.boolean().optional() }).optional() })
      .optional(),
  })
  .superRefine((body, context) => {
    const refuse = (path: (string | number)[], message: string) =>
      context.addIssue({ code: "custom", path, message });
    const hasTemplate = body.template_id !== undefined;
    if (!hasTemplate && body.content === undefined) {
      refuse(["content"], "The content field is required unless a template_id is given.");
    }
    const hasSubjects = body.personalizations.every(({ subject }) => subject !== undefined);
    if (!hasTemplate && body.subject === undefined && !hasSubjects) {
      refuse(["subject"], "The subject is required unless a template_id or every personalization gives one.");
    }
    if (body.reply_to && body.reply_to_list) {
      refuse(["reply_to"], "Only one of reply_to and reply_to_list may be given.");
    }
    const problem = misplacedContent((body.content ?? []).map(({ type }) => type));
    if (problem !== undefined) refuse(["content"], problem);
    for (const [index, { to, cc = [], bcc = [] }] of body.personalizations.entries()) {
      const twice = firstDuplicate([...to, ...cc, ...bcc].map(({ email }) => email));
      if (twice === undefined) continue;
      refuse(["personalizations", index], `${twice} stands more than once in to, cc and bcc.`);
    }
  });

export type MailSendBody = z.output<typeof MailSendBody>;
