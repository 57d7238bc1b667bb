/** The project's own TypeScript, as it lies in its folders. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** The folder of the project, absolute. */
export const ROOT: string = path.resolve(import.meta.dirname, "../../..");

const FOLDERS = ["bench", "cli", "scripts", "sim", "src", "test", "web"];
const NOT_OURS = /(^|\/)(node_modules|dist|\.wrangler|migrations)(\/|$)/;

/** The text of a file by its path from the root. */
export function textOf(file: string): string {
  return readFileSync(path.join(ROOT, file), "utf8");
}

/** All files below a folder, as paths from the root with slashes, sorted. */
export function filesBelow(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(ROOT, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, "/"))
    .filter((file) => !NOT_OURS.test(file))
    .toSorted();
}

/** Every `.ts` and `.tsx` file that somebody wrote, as a path from the root. */
export const sourceFiles: readonly string[] = FOLDERS.flatMap(filesBelow).filter((file) =>
  /(?<!\.d)\.tsx?$/.test(file),
);
