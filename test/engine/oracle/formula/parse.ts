/** Reads custom formulas by recursive descent. */
import type { Formula } from "./syntax.ts";

const TOKEN = /\s*(?:(\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+)|([A-Za-z_]\w*)|([-+*/%(),]))/y;
const ROLLING = new Set(["sma", "ema", "stdev", "rmax", "rmin", "roc"]);
const SUMS = new Set(["+", "-"]);
const PRODUCTS = new Set(["*", "/", "%"]);

/** The tree of a formula; throws when it is none. */
export function parseFormula(text: string): Formula {
  const tokens = tokensOf(text);
  const formula = readSum(tokens);
  if (tokens.length > 0) throw new Error(`${text}: ${tokens[0]} is one too many`);
  return formula;
}

function tokensOf(text: string): string[] {
  const tokens: string[] = [];
  const written = text.trimEnd();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < written.length) {
    const at = TOKEN.lastIndex;
    const match = TOKEN.exec(written);
    if (match === null) throw new Error(`${text}: what is at ${at}?`);
    tokens.push(match[0].trim());
  }
  return tokens;
}

function readSum(tokens: string[]): Formula {
  let left = readProduct(tokens);
  while (SUMS.has(tokens[0] ?? "")) {
    const operator = tokens.shift()!;
    left = { kind: "operation", operator, left, right: readProduct(tokens) };
  }
  return left;
}

function readProduct(tokens: string[]): Formula {
  let left = readFactor(tokens);
  while (PRODUCTS.has(tokens[0] ?? "")) {
    const operator = tokens.shift()!;
    left = { kind: "operation", operator, left, right: readFactor(tokens) };
  }
  return left;
}

function readFactor(tokens: string[]): Formula {
  const token = tokens.shift();
  if (token === undefined) throw new Error("the formula ends too early");
  if (token === "-") return { kind: "negation", of: readFactor(tokens) };
  if (token === "(") {
    const inner = readSum(tokens);
    expectToken(tokens, ")");
    return inner;
  }
  if (/^[\d.]/.test(token)) return { kind: "number", value: Number(token) };
  if (!/^[A-Za-z_]/.test(token)) throw new Error(`${token} is no value`);
  return tokens[0] === "(" ? readCall(token, tokens) : { kind: "variable", name: token };
}

function readCall(name: string, tokens: string[]): Formula {
  expectToken(tokens, "(");
  const inputs = [readSum(tokens)];
  while (tokens[0] === ",") {
    tokens.shift();
    inputs.push(readSum(tokens));
  }
  expectToken(tokens, ")");
  if (!ROLLING.has(name)) return { kind: "call", name, inputs };
  const [variable, bars] = inputs;
  if (inputs.length !== 2 || variable?.kind !== "variable" || bars?.kind !== "number") {
    throw new Error(`${name} takes a variable and a number`);
  }
  if (!Number.isInteger(bars.value) || bars.value < 1) throw new Error(`${name} takes whole bars`);
  return { kind: "rolling", name, variable, bars: bars.value };
}

function expectToken(tokens: string[], wanted: string): void {
  const token = tokens.shift();
  if (token !== wanted) throw new Error(`${wanted} is missing before ${token ?? "the end"}`);
}
