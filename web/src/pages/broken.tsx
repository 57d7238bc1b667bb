import { Button } from "../components/button.tsx";
import { Page } from "../layout/page.tsx";

/** Stands in for the whole interface after an error in it. Trading does not depend on these pages. */
export function Broken() {
  return (
    <Page title="Something broke on this page">
      <p>Your strategies are not affected: they run on the server. Loading the page again usually helps.</p>
      <Button look="primary" onClick={() => location.reload()}>
        Load again
      </Button>
    </Page>
  );
}
