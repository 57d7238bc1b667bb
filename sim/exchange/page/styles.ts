/** The page's looks, light or dark as the visitor's system is. Text has at least 4.5:1 on what it stands on. */
export const STYLES = `
:root {
  color-scheme: light dark;
  --page: #f4f6f8; --surface: #ffffff; --text: #1a2230; --muted: #525d6c; --line: #d6dce3; --edge: #76828f;
  --accent: #1d4f8f; --on-accent: #ffffff; --sunken: #eef1f4;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #11151b; --surface: #1a2029; --text: #e6ebf1; --muted: #a6b1be; --line: #323c49; --edge: #7c8a9a;
    --accent: #8fb8f0; --on-accent: #0d1622; --sunken: #232b36;
  }
}
*, *::before, *::after { box-sizing: border-box; }
body {
  margin: 0; background: var(--page); color: var(--text); overflow-wrap: break-word;
  font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif;
}
header, main { max-width: 70rem; margin: 0 auto; padding: 1rem; }
header { display: flex; flex-wrap: wrap; gap: 0.5rem 1.5rem; align-items: baseline; }
header nav { flex: 1; display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; }
main { display: grid; gap: 1rem; padding-top: 0; padding-bottom: 5rem; }
section { min-width: 0; padding: 1rem; border: 1px solid var(--line); border-radius: 0.5rem; background: var(--surface); }
h1, h2, p { margin: 0; line-height: 1.25; }
h1 { font-size: 1.375rem; }
h2 { font-size: 1.125rem; }
section > * + * { margin-top: 0.75rem; }
section > p:empty, details > p:empty { display: none; }
p { line-height: 1.5; }
a { color: var(--accent); }
.muted { color: var(--muted); }
.clock { font-size: 1.375rem; font-variant-numeric: tabular-nums; }
.clock .muted { font-size: 1rem; white-space: nowrap; }
code, pre { font: 0.875rem/1.5 ui-monospace, "SF Mono", Menlo, Consolas, "Liberation Mono", monospace; }
code { overflow-wrap: anywhere; }
pre { margin: 0; padding: 0.75rem; border-radius: 0.375rem; background: var(--sunken); white-space: pre-wrap; overflow-wrap: anywhere; }
iframe { width: 100%; height: 20rem; border: 1px solid var(--line); border-radius: 0.375rem; background: #ffffff; color-scheme: light; }
.controls { display: flex; flex-wrap: wrap; gap: 0.5rem; align-items: center; }
button, input { font: inherit; color: inherit; border: 1px solid var(--edge); border-radius: 0.375rem; padding: 0.25rem 0.75rem; background: var(--surface); }
input[type="checkbox"] { width: 1.125rem; height: 1.125rem; margin: 0 0.25rem 0 0; vertical-align: -0.2em; accent-color: var(--accent); }
input { max-width: 100%; }
button { cursor: pointer; }
button:hover { background: var(--sunken); }
button[aria-pressed="true"] { background: var(--accent); color: var(--on-accent); border-color: var(--accent); font-weight: 600; text-decoration: underline; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.facts { display: flex; flex-wrap: wrap; gap: 0.5rem 2rem; margin-bottom: 0; }
.facts dt { color: var(--muted); font-size: 0.875rem; }
.facts dd { margin: 0; font-variant-numeric: tabular-nums; }
.card { border: 1px solid var(--line); border-radius: 0.375rem; padding: 0.5rem 0.75rem; }
section > .card + .card { margin-top: 0.5rem; }
.card > * + * { margin-top: 0.75rem; }
summary { cursor: pointer; }
.account, .entry { display: inline-flex; flex-wrap: wrap; gap: 0 1.25rem; max-width: calc(100% - 1.5rem); vertical-align: top; font-variant-numeric: tabular-nums; }
.entry .title { flex: 1 1 12rem; min-width: 0; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
.entry { width: calc(100% - 1.5rem); }
.scroll { overflow-x: auto; }
table { width: 100%; border-collapse: collapse; font-size: 0.9375rem; font-variant-numeric: tabular-nums; }
caption { text-align: left; font-weight: 600; padding-bottom: 0.25rem; }
th, td { padding: 0.25rem 1rem 0.25rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); white-space: nowrap; font-weight: 400; }
thead th { color: var(--muted); font-size: 0.875rem; }
th:last-child, td:last-child { padding-right: 0; }
th.number, td.number { text-align: right; }
.plain { margin-bottom: 0; padding: 0; list-style: none; display: grid; gap: 0.5rem; }
#announcement { position: fixed; left: 50%; bottom: 1rem; transform: translateX(-50%); width: max-content; max-width: calc(100% - 2rem); padding: 0.5rem 1rem; border: 1px solid var(--edge); border-radius: 0.375rem; background: var(--surface); box-shadow: 0 2px 8px rgb(0 0 0 / 0.2); }
#announcement:empty { padding: 0; border: 0; box-shadow: none; }
.visually-hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: 1rem; top: -4rem; padding: 0.5rem 1rem; background: var(--surface); }
.skip:focus { top: 1rem; }
`;
