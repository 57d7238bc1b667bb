/** The mails that a request to SendGrid sends: one per personalization. */
import type { Mail, MailAddress } from "../entry.ts";
import type { MailSendBody } from "./mail-send-body.ts";

type Address = MailSendBody["from"];
type Attachment = NonNullable<MailSendBody["attachments"]>[number];

function address({ email, name }: Address): MailAddress {
  return { email, name: name ?? null };
}

function addresses(list: readonly Address[] = []): MailAddress[] {
  return list.map(address);
}

/** The size of what a base64 text encodes. */
function decodedBytes(base64: string): number {
  return Math.floor((base64.replaceAll("=", "").length * 3) / 4);
}

function attachment({ filename, type, content }: Attachment): Mail["attachments"][number] {
  return { filename, type: type ?? null, bytes: decodedBytes(content) };
}

/** Writes every tag's text in its place, as a personalization's `substitutions` ask. */
function substituted(text: string, substitutions: Readonly<Record<string, string>>): string {
  return Object.entries(substitutions).reduce(
    (filled, [tag, value]) => filled.replaceAll(tag, () => value),
    text,
  );
}

/** The mails of a request, sent at an instant (epoch ms). What a personalization says goes before what all share. */
export function mailsOf(body: MailSendBody, messageId: string, at: number): Mail[] {
  const contentOf = (type: string) => body.content?.find((content) => content.type === type)?.value ?? null;
  return body.personalizations.map((personalization, index) => {
    const substitutions = personalization.substitutions ?? {};
    const filled = (text: string | null) => (text === null ? null : substituted(text, substitutions));
    return {
      kind: "email",
      id: `${messageId}.${index}`,
      at,
      messageId,
      from: address(personalization.from ?? body.from),
      replyTo: addresses(body.reply_to_list ?? (body.reply_to ? [body.reply_to] : [])),
      to: addresses(personalization.to),
      cc: addresses(personalization.cc),
      bcc: addresses(personalization.bcc),
      subject: substituted(personalization.subject ?? body.subject ?? "", substitutions),
      text: filled(contentOf("text/plain")),
      html: filled(contentOf("text/html")),
      templateId: body.template_id ?? null,
      headers: { ...body.headers, ...personalization.headers },
      customArguments: { ...body.custom_args, ...personalization.custom_args },
      categories: body.categories ?? [],
      attachments: (body.attachments ?? []).map(attachment),
    };
  });
}
