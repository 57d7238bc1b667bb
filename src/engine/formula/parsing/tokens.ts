/** A formula's text, cut into tokens. */
import { quoted } from "./quoted.ts";

interface Placed {
  /** Where the token begins, in UTF-16 code units from 0. */
  readonly position: number;
  /** As it is written; empty at the end. */
  readonly text: string;
}

export interface NumberToken extends Placed {
  readonly kind: "number";
  readonly value: number;
}

export type Token =
  | NumberToken
  | (Placed & { readonly kind: "name" | "symbol" | "end" })
  | (Placed & { readonly kind: "unreadable"; readonly reason: string });

const BLANKS = /\s*/y;
const NAME = /[A-Za-z_][A-Za-z0-9_]*/y;
/** 1, 1.5, .5 and 1e3. */
const NUMBER = /(?:\d+(?:\.\d+)?|\.\d+)(?:[eE][+-]?\d+)?/y;
/** What must not follow a number without a blank: 2x, 1.2.3. */
const NUMBER_REST = /[\w.]+/y;
const SYMBOL = /[-+*/%(),]/y;

/** The tokens of a text; the last one is the end, or the first that cannot be read. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  for (let position = skipped(text, 0); position < text.length;) {
    const token = tokenAt(text, position);
    tokens.push(token);
    if (token.kind === "unreadable") return tokens;
    position = skipped(text, position + token.text.length);
  }
  tokens.push({ kind: "end", position: text.length, text: "" });
  return tokens;
}

function tokenAt(text: string, position: number): Token {
  const name = matchAt(NAME, text, position);
  if (name !== "") return { kind: "name", position, text: name };
  const number = matchAt(NUMBER, text, position);
  if (number !== "") return numberToken(text, position, number);
  const symbol = matchAt(SYMBOL, text, position);
  if (symbol !== "") return { kind: "symbol", position, text: symbol };
  const character = String.fromCodePoint(text.codePointAt(position) ?? 0);
  return unreadable(position, character, `${quoted(character)} has no meaning in a formula`);
}

function numberToken(text: string, position: number, number: string): Token {
  const rest = matchAt(NUMBER_REST, text, position + number.length);
  if (rest !== "") return unreadable(position, number + rest, `${quoted(number + rest)} is not a number`);
  const value = Number(number);
  if (!Number.isFinite(value)) {
    return unreadable(position, number, `the number ${quoted(number)} is too large`);
  }
  return { kind: "number", position, text: number, value };
}

function unreadable(position: number, text: string, reason: string): Token {
  return { kind: "unreadable", position, text, reason };
}

function skipped(text: string, position: number): number {
  return position + matchAt(BLANKS, text, position).length;
}

function matchAt(pattern: RegExp, text: string, position: number): string {
  pattern.lastIndex = position;
  return pattern.exec(text)?.[0] ?? "";
}
