/** Everything that clients sent to people and to webhooks. The oldest entries are forgotten beyond a bound. */
import { recipientsOf } from "./recipients.ts";
import type { MailboxEntry } from "./entry.ts";

export interface MailboxFilter {
  readonly kind?: MailboxEntry["kind"] | undefined;
  /** A recipient, in any letter case. */
  readonly to?: string | undefined;
}

const REMEMBERED = 1_000;
/** Characters of all entries together, as JSON: the state that is written to disk every few seconds holds them all. */
const REMEMBERED_CHARACTERS = 10_000_000;

export class Mailbox {
  /** Oldest first. */
  readonly #entries: { readonly entry: MailboxEntry; readonly characters: number }[] = [];
  #characters = 0;

  /** Starts with the entries that were kept when an exchange was stopped, oldest first. */
  constructor(kept: readonly MailboxEntry[] = []) {
    for (const entry of kept) this.add(entry);
  }

  /** Keeps an entry, however large it is, and forgets as many of the oldest as that takes. */
  add(entry: MailboxEntry): void {
    const characters = JSON.stringify(entry).length;
    this.#entries.push({ entry, characters });
    this.#characters += characters;
    while (this.#isFull()) this.#characters -= this.#entries.shift()?.characters ?? 0;
  }

  /** Every entry, oldest first. */
  all(): MailboxEntry[] {
    return this.#entries.map(({ entry }) => entry);
  }

  /** The entries of a kind and for a recipient, newest first. */
  find({ kind, to }: MailboxFilter): MailboxEntry[] {
    const wanted = to?.toLowerCase();
    return this.all()
      .filter((entry) => kind === undefined || entry.kind === kind)
      .filter(
        (entry) => wanted === undefined || recipientsOf(entry).some((one) => one.toLowerCase() === wanted),
      )
      .toReversed();
  }

  clear(): void {
    this.#entries.length = 0;
    this.#characters = 0;
  }

  #isFull(): boolean {
    const { length } = this.#entries;
    return length > REMEMBERED || (length > 1 && this.#characters > REMEMBERED_CHARACTERS);
  }
}
