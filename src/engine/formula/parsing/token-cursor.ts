import { quoted } from "./quoted.ts";
import { type Token, tokensOf } from "./tokens.ts";

/** Why a formula cannot be read. */
export interface FormulaFailure {
  /** One line for people; says where, counting characters from 1. */
  readonly message: string;
  /** Where in the text, in UTF-16 code units from 0; the text's length for its end. */
  readonly position: number;
}

/** How deep signs, parentheses and function calls may be nested. */
const MOST_NESTED = 100;

/** A place in a formula's tokens, and the first failure, after which nothing more is read. */
export class TokenCursor {
  readonly #tokens: readonly Token[];
  #index = 0;
  #nested = 0;
  #failure: FormulaFailure | null = null;

  constructor(text: string) {
    this.#tokens = tokensOf(text);
  }

  /** The failure that was noted. Throws when there is none. */
  get failure(): FormulaFailure {
    if (this.#failure === null) throw new Error("nothing was refused");
    return this.#failure;
  }

  /** The token that is to be read next. The last token is never passed. */
  get token(): Token {
    return this.#tokens[this.#index] ?? { kind: "end", position: 0, text: "" };
  }

  get isAtEnd(): boolean {
    return this.token.kind === "end";
  }

  /** Passes the token that is to be read next. */
  advance(): void {
    if (this.#index < this.#tokens.length - 1) this.#index++;
  }

  /** Whether the next token is that symbol; if so, it is passed. */
  accept(symbol: string): boolean {
    const { kind, text } = this.token;
    if (kind !== "symbol" || text !== symbol) return false;
    this.advance();
    return true;
  }

  /** What `parse` reads one level deeper, or `null` after noting that this is too deep. */
  nested<Parsed>(opening: Token, parse: () => Parsed | null): Parsed | null {
    if (this.#nested >= MOST_NESTED) {
      return this.refuse(opening, `more than ${MOST_NESTED} levels are nested`);
    }
    this.#nested++;
    const parsed = parse();
    this.#nested--;
    return parsed;
  }

  /** Notes a failure at a token; answers `null` for "there is nothing to go on with". */
  refuse(token: Token, reason: string): null {
    const place = token.kind === "end" ? "at the end" : `at character ${token.position + 1}`;
    this.#failure ??= { message: `${place}: ${reason}`, position: token.position };
    return null;
  }

  /** Notes that the next token is not what is `expected` ("a value"). */
  refuseNext(expected: string): null {
    const { token } = this;
    if (token.kind === "unreadable") return this.refuse(token, token.reason);
    if (token.kind === "end") return this.refuse(token, `${expected} is missing`);
    return this.refuse(token, `${expected} is expected, not ${quoted(token.text)}`);
  }

  /** Notes that the next token cannot follow a value; `opening` is the parenthesis that is open, if one is. */
  refuseAfterValue(opening: Token | null): null {
    const { token } = this;
    if (token.kind === "end" && opening !== null) {
      return this.refuse(token, `the parenthesis at character ${opening.position + 1} is not closed`);
    }
    if (token.kind === "symbol" && token.text === ")") return this.refuse(token, "no parenthesis is open");
    if (token.kind === "symbol" && token.text === ",") {
      return this.refuse(token, "a comma stands between the arguments of a function only");
    }
    return this.refuseNext("an operator");
  }
}
