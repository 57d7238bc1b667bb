/** Runs in the page before anything of it: notes when the browser painted what can be used, and the last click. */
const times = (globalThis.times = {});

/** The password's field is in the form to sign in with, the columns are where Today tells of the account. */
const SELECTORS = { signIn: "input[type=password]", today: "main .columns" };

function look() {
  for (const [name, selector] of Object.entries(SELECTORS)) {
    if (name in times || document.querySelector(selector) === null) continue;
    times[name] = NaN;
    // The frame after the one that the element came with.
    requestAnimationFrame(() => requestAnimationFrame((now) => (times[name] = now)));
  }
}

new MutationObserver(look).observe(document, { childList: true, subtree: true });
addEventListener("click", ({ timeStamp }) => (times.click = timeStamp), { capture: true });
