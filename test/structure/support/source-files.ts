/** The project's own code, as it lies in its folders. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** The folder of the project, absolute. */
export const ROOT: string = path.resolve(import.meta.dirname, "../../..");

/** What tools install, build and write. */
const NOT_OURS = [
  "node_modules/",
  "web/dist/",
  "src/durable/account/migrations/",
  "src/durable/control/migrations/",
];

/** Every folder of the project but those of tools. */
const FOLDERS = readdirSync(ROOT, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !entry.name.startsWith(".") && entry.name !== "node_modules")
  .map(({ name }) => name);

/** The text of a file by its path from the root. */
export function textOf(file: string): string {
  return readFileSync(path.join(ROOT, file), "utf8");
}

/** All files below a folder, as paths from the root with slashes, sorted. */
export function filesBelow(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, "/"))
    .filter((file) => !NOT_OURS.some((theirs) => file.startsWith(theirs)))
    .toSorted();
}

/** Every file of code that somebody wrote, in whichever form a runtime takes it, as a path from the root. */
export const sourceFiles: readonly string[] = FOLDERS.flatMap(filesBelow).filter((file) =>
  /(?<!\.d)\.[cm]?[jt]sx?$/.test(file),
);
