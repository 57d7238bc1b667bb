import { Loaded } from "../../components/loaded.tsx";
import { Page } from "../../layout/page.tsx";
import { Link } from "../../router/link.tsx";
import { useClient } from "../../state/client.ts";
import { useResource } from "../../state/resource.ts";
import { ExecutionDetail } from "./execution-detail.tsx";

/** One strategy's part in one run. */
export function ExecutionPage({ id }: { id: string }) {
  const client = useClient();
  const { resource } = useResource((signal) => client.execution(id, signal), id);
  return (
    <Page title="What one run did">
      <p>
        <Link to="/history">← Back to all runs</Link>
      </p>
      <Loaded resource={resource}>{({ record }) => <ExecutionDetail record={record} />}</Loaded>
    </Page>
  );
}
