import { Link } from "../router/link.tsx";
import type { Route } from "../router/routes.ts";

const ENTRIES = [
  { name: "Today", to: "/", pages: ["today", "preview"] },
  { name: "Strategies", to: "/strategies", pages: ["strategies", "strategy", "relevel"] },
  { name: "History", to: "/history", pages: ["history", "execution"] },
  { name: "Account", to: "/account", pages: ["account", "settings"] },
] as const satisfies readonly { name: string; to: string; pages: readonly Route["page"][] }[];

/** The way to the pages; the current one is marked. */
export function Navigation({ page }: { page: Route["page"] }) {
  return (
    <nav aria-label="Main" class="navigation">
      <ul role="list">
        {ENTRIES.map(({ name, to, pages }) => (
          <li key={to}>
            <Link to={to} isCurrent={pages.some((one) => one === page)}>
              {name}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
