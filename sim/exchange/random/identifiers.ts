/** Identifiers in the broker's forms, the same for the same seed. */
import { hash } from "./hash.ts";

const KEY_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const SECRET_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
const KEY_LENGTH = 20;
const SECRET_LENGTH = 40;
const TOKEN_LENGTH = 40;

function hexadecimal(length: number, ...parts: readonly (string | number)[]): string {
  let text = "";
  for (let word = 0; text.length < length; word++) {
    text += hash(...parts, word)
      .toString(16)
      .padStart(8, "0");
  }
  return text.slice(0, length);
}

function letters(alphabet: string, length: number, ...parts: readonly (string | number)[]): string {
  return Array.from({ length }, (_, place) => alphabet[hash(...parts, place) % alphabet.length]).join("");
}

/** A version 4 UUID made of a hash of its parts: the same parts always name the same thing. */
export function uuidOf(...parts: readonly (string | number)[]): string {
  const digits = hexadecimal(32, ...parts);
  const variant = ((Number.parseInt(digits.slice(16, 17), 16) & 3) | 8).toString(16);
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `4${digits.slice(13, 16)}`,
    variant + digits.slice(17, 20),
    digits.slice(20),
  ].join("-");
}

/** Whether the text is written as a UUID. */
export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}

/** A Tiingo token (40 hexadecimal digits) that belongs to a seed. */
export function tokenOf(seed: number): string {
  return hexadecimal(TOKEN_LENGTH, seed, "token");
}

/** A SendGrid key (`SG.`, and 22 and 43 letters and digits) that belongs to a seed. */
export function sendgridKeyOf(seed: number): string {
  const [id, secret] = [22, 43].map((length) => letters(SECRET_LETTERS, length, seed, "sendgrid", length));
  return `SG.${id}.${secret}`;
}

/** The keys of a Twilio account: its SID (`AC` and 32 hexadecimal digits) and its token (32 of them). */
export interface TwilioAccount {
  readonly sid: string;
  readonly authToken: string;
}

/** The Twilio account that belongs to a seed. */
export function twilioAccountOf(seed: number): TwilioAccount {
  return {
    sid: `AC${hexadecimal(32, seed, "twilio sid")}`,
    authToken: hexadecimal(32, seed, "twilio token"),
  };
}

/** The 16 bytes of a UUID in 22 letters of base64 for URLs (RFC 4648, 5), as SendGrid names messages. */
export function base64UrlOfUuid(uuid: string): string {
  const bytes = uuid.replaceAll("-", "").match(/../g) ?? [];
  const text = btoa(String.fromCharCode(...bytes.map((byte) => Number.parseInt(byte, 16))));
  return text.replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

/** Issues identifiers from a seed; `issued` is how many were issued before, so that a restart repeats none. */
export class Identifiers {
  readonly #seed: number;
  #issued: number;

  constructor(seed: number, issued = 0) {
    this.#seed = seed;
    this.#issued = issued;
  }

  /** How many identifiers have been issued since the exchange was first opened. */
  get issued(): number {
    return this.#issued;
  }

  uuid(): string {
    return uuidOf(this.#seed, "uuid", this.#issued++);
  }

  /** The number of an account as paper trading writes it: `PA` and ten letters. */
  accountNumber(): string {
    return `PA${letters(KEY_LETTERS, 10, this.#seed, "number", this.#issued++)}`;
  }

  /** A key pair of paper trading: the key id starts with `PK`. */
  keyPair(): { keyId: string; secretKey: string } {
    const issue = this.#issued++;
    return {
      keyId: `PK${letters(KEY_LETTERS, KEY_LENGTH - 2, this.#seed, "key", issue)}`,
      secretKey: letters(SECRET_LETTERS, SECRET_LENGTH, this.#seed, "secret", issue),
    };
  }
}
