/** How long files and functions are. */
import { type Expression, type Super, Visitor } from "oxc-parser";
import { parsed } from "./parsed.ts";

type Span = { readonly start: number; readonly end: number };

export interface LongFunction {
  /** The line that it begins on, from 1. */
  readonly line: number;
  readonly lines: number;
}

/** Lines of a text. */
export function linesOf(text: string): number {
  return text.trimEnd().split("\n").length;
}

const STORIES = new Set(["describe", "it", "test"]);

/** `describe`, `it`, and what is called on them: `it.each(...)`. */
function isStory(callee: Expression | Super): boolean {
  switch (callee.type) {
    case "Identifier":
      return STORIES.has(callee.name);
    case "MemberExpression":
      return isStory(callee.object);
    case "CallExpression":
      return isStory(callee.callee);
    default:
      return false;
  }
}

/** The functions of a text with more lines than `most`, without the stories of tests that lie in them. */
export function longFunctions(file: string, text: string, most: number): LongFunction[] {
  const functions: Span[] = [];
  const stories: Span[] = [];
  const note = ({ start, end }: Span) => functions.push({ start, end });
  new Visitor({
    FunctionDeclaration: note,
    FunctionExpression: note,
    ArrowFunctionExpression: note,
    StaticBlock: note,
    CallExpression: ({ callee, start, end }) => {
      if (file.startsWith("test/") && isStory(callee)) stories.push({ start, end });
    },
  }).visit(parsed(file, text).program);
  const lineAt = (offset: number) => text.slice(0, offset).split("\n").length;
  const height = ({ start, end }: Span) => lineAt(end) - lineAt(start) + 1;
  return functions.flatMap((one): LongFunction[] => {
    if (height(one) <= most) return [];
    const inside = stories.filter(({ start, end }) => start > one.start && end < one.end);
    const outermost = inside.filter(
      (story) => !inside.some((other) => other.start < story.start && other.end > story.end),
    );
    const lines = height(one) - outermost.reduce((all, story) => all + height(story), 0);
    return lines > most ? [{ line: lineAt(one.start), lines }] : [];
  });
}
