/** The floors of docs/design/architecture.md, from the top. */

/** Folders of one line stand beside each other and do not import each other, but for what `BESIDE` lists. */
const PROJECT = [
  ["test", "bench", "scripts"],
  ["cli"],
  ["sim"],
  ["src/local"],
  ["src/worker.ts"],
  ["src/routes"],
  ["src/ops"],
  ["src/durable"],
  ["src/market", "src/security", "src/notify"],
  ["src/brokers", "src/db", "src/contract", "src/platform"],
  ["src/engine"],
  // The pages stand beside all of it: `mayPagesImport`.
  ["web"],
];

const BESIDE = [
  ["src/brokers", "src/platform"],
  ["src/db", "src/platform"],
  // What judges the engine and starts the product is written once, with the tests.
  ["bench", "test"],
  ["scripts", "test"],
];

const OBJECTS = [["src/durable/account", "src/durable/control", "src/durable/price-board"]];

/** Within the account object. */
const ACCOUNT = [
  ["account-object.ts"],
  ["account.ts"],
  ["commands"],
  ["run"],
  ["run/settling"],
  ["run/trading"],
  ["gate"],
  ["history"],
  ["run/planning"],
  ["strategies"],
  ["ledgers"],
  ["record"],
  ["outside"],
  ["store"],
  // Written by drizzle-kit.
  ["migrations"],
].map((floor) => floor.map((folder) => `src/durable/account/${folder}`));

/** Each with the folder that it divides; `""` is the whole project. */
const DIVISIONS = [
  { of: "", floors: PROJECT },
  { of: "src/durable/", floors: OBJECTS },
  { of: "src/durable/account/", floors: ACCOUNT },
];

/** The longest of some folders that a file lies in, with the number of its floor from the top. */
function placeOf(
  file: string,
  floors: readonly (readonly string[])[],
): { folder: string; floor: number } | undefined {
  return floors
    .flatMap((folders, floor) => folders.map((folder) => ({ folder, floor })))
    .filter(({ folder }) => file === folder || file.startsWith(`${folder}/`))
    .toSorted((a, b) => b.folder.length - a.folder.length)[0];
}

function goesDown(from: string, to: string, floors: readonly (readonly string[])[]): boolean {
  const [above, below] = [placeOf(from, floors), placeOf(to, floors)];
  if (!above || !below || above.folder === below.folder) return true;
  const isBeside = BESIDE.some(([one, other]) => one === above.folder && other === below.folder);
  return above.floor < below.floor || isBeside;
}

/** The pages import what the API says and the engine; that they take only types where zod is, is a rule of its own. */
function mayPagesImport(to: string): boolean {
  return ["web/", "src/contract/", "src/engine/"].some((folder) => to.startsWith(folder));
}

/** Whether a file lies in a folder that has a place in every division that it belongs to. */
export function hasFloor(file: string): boolean {
  return DIVISIONS.every(({ of, floors }) => !file.startsWith(of) || placeOf(file, floors) !== undefined);
}

/** Whether a file of the project may import another one; both are paths from the root. */
export function mayImport(from: string, to: string): boolean {
  if (from.startsWith("web/")) return mayPagesImport(to);
  // The contract says what travels: it stands on the engine alone.
  if (from.startsWith("src/contract/")) return /^src\/(contract|engine)\//.test(to);
  if (from.startsWith("src/") && !to.startsWith("src/")) return false;
  return DIVISIONS.every(({ floors }) => goesDown(from, to, floors));
}
