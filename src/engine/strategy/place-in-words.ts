import type { Finding } from "./finding.ts";

/** Lists of a tree, by the words for an entry of theirs. */
const ENTRIES: ReadonlyMap<string, string> = new Map([
  ["conditions", "condition"],
  ["entryConditions", "entry condition"],
  ["exitConditions", "exit condition"],
  ["items", "item"],
  ["positions", "position"],
  ["callChains", "call chain"],
  ["customIndicators", "custom indicator"],
  ["branches", "branch"],
]);

/** Fields that only hold others: the words for what is in them say enough. */
const SILENT: ReadonlySet<string> = new Set(["children", "numbered"]);

const CALLED = "callRefId";

/** Of a place deeper than this the middle is left out. */
const MOST_STEPS = 9;
const FIRST_STEPS = 3;

/** In UTF-16 code units; names of fields and slots are the author's. */
const LONGEST_STEP = 60;

/** Ids that were made from places say nothing that the place does not. */
const MADE = "#";

/**
 * A place in a tree (a JSON Pointer, RFC 6901) as people follow it from the root: `then 2 > condition 1 > metric` for
 * `/children/then/1/conditions/0/metric`. Counts begin at 1. Empty for the root.
 */
export function placeInWords(pointer: string): string {
  const keys = pointer
    .split("/")
    .slice(1)
    .map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
  const steps: string[] = [];
  for (let index = 0; index < keys.length; index++) {
    const key = keys[index] ?? "";
    const isEntry = /^\d+$/.test(keys[index + 1] ?? "");
    if (SILENT.has(key) && index + 1 < keys.length) continue;
    if (key === CALLED && index + 1 < keys.length) steps.push("what it calls");
    else if (isEntry) steps.push(`${ENTRIES.get(key) ?? key} ${Number(keys[++index]) + 1}`);
    else if (/^\d+$/.test(key)) steps.push(`entry ${Number(key) + 1}`);
    else steps.push(key);
  }
  const shown =
    steps.length <= MOST_STEPS
      ? steps
      : [
          ...steps.slice(0, FIRST_STEPS),
          `... ${steps.length - MOST_STEPS} more ...`,
          ...steps.slice(FIRST_STEPS - MOST_STEPS),
        ];
  return shown.map((step) => step.slice(0, LONGEST_STEP)).join(" > ");
}

/** Where a finding stands, with the id of its node where that has one of its own; empty for the whole tree. */
export function whereabouts({ path, nodeId }: Pick<Finding, "path" | "nodeId">): string {
  const place = placeInWords(path);
  if (nodeId === null || nodeId.startsWith(MADE) || place === "") return place;
  return `${place}, node ${nodeId.slice(0, LONGEST_STEP)}`;
}

/** A finding as one line: what is wrong, and where. */
export function findingInWords(finding: Pick<Finding, "message" | "path" | "nodeId">): string {
  const place = whereabouts(finding);
  return place === "" ? finding.message : `${finding.message} (at ${place})`;
}
