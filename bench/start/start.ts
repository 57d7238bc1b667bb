/** How long a user waits: for the product to start, for its first pages, and for a folder of strategies. */
import { launchBrowser } from "../../test/e2e/support/browser.ts";
import { BROWSER_ADVICE, findBrowser } from "../../test/e2e/support/find-browser.ts";
import { type RunningProduct, startLocalProduct } from "../../test/e2e/support/product.ts";
import { UserError } from "../../cli/support/user-error.ts";
import { type Figure, figure } from "../figure.ts";
import { median } from "../median-time.ts";
import { evaluateFolder } from "./evaluate-folder.ts";
import { type FirstPages, visit } from "./first-pages.ts";

const VISITS = 5;

/** Waits, ms, of visitors whose browsers have nothing of the pages yet. */
async function visits(product: RunningProduct, browserPath: string): Promise<FirstPages[]> {
  const browser = await launchBrowser(browserPath);
  try {
    const waits: FirstPages[] = [];
    for (let visitor = 0; visitor < VISITS; visitor++) waits.push(await visit(browser, product.url));
    return waits;
  } finally {
    await browser.close();
  }
}

/** From nothing to the product's sign-in, the first pages in a browser, and 300 strategy files on the command line. */
export async function start(): Promise<Figure[]> {
  const browserPath = findBrowser();
  if (browserPath === undefined) throw new UserError(BROWSER_ADVICE);
  const started = performance.now();
  const product = await startLocalProduct();
  try {
    const response = await fetch(product.url);
    if (!response.ok) throw new Error(`the first page was answered with ${response.status}`);
    const seconds = (performance.now() - started) / 1_000;
    const waits = await visits(product, browserPath);
    return [
      figure({ name: "start-to-page", value: seconds, unit: "s", target: 10 }),
      figure({
        name: "page-interactive",
        value: median(waits.map(({ signIn }) => signIn)),
        unit: "ms",
        target: 1_000,
      }),
      figure({
        name: "today-interactive",
        value: median(waits.map(({ today }) => today)),
        unit: "ms",
        target: 1_000,
      }),
      figure({ name: "evaluate-300", value: evaluateFolder(300), unit: "ms", target: 1_000 }),
    ];
  } finally {
    await product.stop();
  }
}
