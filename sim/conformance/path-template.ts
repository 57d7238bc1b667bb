/** Templates of paths, as `/v2/orders/{order_id}`. */

const PARAMETER = /\{[^}]*\}/g;
const SPECIAL = /[.*+?^${}()|[\]\\]/g;

/** Whether a path (without a query) is one of a template; a parameter stands for one part between slashes. */
export function fitsTemplate(template: string, path: string): boolean {
  const literals = template.split(PARAMETER).map((text) => text.replace(SPECIAL, String.raw`\$&`));
  return new RegExp(`^${literals.join("[^/]+")}$`).test(path);
}

/** The template of a path, the one with the fewest parameters where several fit; `undefined` when none does. */
export function templateOf(templates: readonly string[], path: string): string | undefined {
  const parameters = (template: string) => template.match(PARAMETER)?.length ?? 0;
  return templates
    .filter((template) => fitsTemplate(template, path))
    .sort((a, b) => parameters(a) - parameters(b))[0];
}

/** A path without its query. */
export function withoutQuery(path: string): string {
  return path.split("?", 1)[0] ?? path;
}
