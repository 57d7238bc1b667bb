import { Page } from "../layout/page.tsx";
import { Link } from "../router/link.tsx";

/** For a path that leads nowhere. */
export function UnknownPage() {
  return (
    <Page title="There is no such page">
      <p>
        The address may be old or mistyped. <Link to="/">Go to the start</Link>
      </p>
    </Page>
  );
}
