/** Whom an entry of the mailbox was for. */
import type { MailboxEntry } from "./entry.ts";

/** Mail addresses (also of copies), a phone number, or the path of a webhook. */
export function recipientsOf(entry: MailboxEntry): string[] {
  switch (entry.kind) {
    case "email":
      return [...entry.to, ...entry.cc, ...entry.bcc].map(({ email }) => email);
    case "sms":
      return [entry.to];
    case "hook":
      return [entry.path];
  }
}
