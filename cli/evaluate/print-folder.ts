/** The decisions of a folder for people. */
import { allocationText } from "../support/percent.ts";
import { printable } from "../support/printable.ts";
import type { FolderReport } from "./folder.ts";

/** A line for each file: its name, and its decision or the first thing that kept it from one. */
export function printFolder({ strategies }: FolderReport): string {
  const width = Math.max(...strategies.map(({ file }) => printable(file).length));
  return strategies
    .map((outcome) => {
      const text = outcome.ok ? allocationText(outcome.weights) : `error: ${outcome.errors[0]}`;
      return `${printable(outcome.file).padEnd(width)}  ${text}`;
    })
    .join("\n");
}
