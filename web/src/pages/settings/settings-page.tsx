import { Loaded } from "../../components/loaded.tsx";
import { Page } from "../../layout/page.tsx";
import { Link } from "../../router/link.tsx";
import { useClient } from "../../state/client.ts";
import { useResource } from "../../state/resource.ts";
import { SettingsForm } from "./settings-form.tsx";

/** What is set for the whole account: its mode, how it sells, and how much a run may do. */
export function SettingsPage() {
  const client = useClient();
  const { resource } = useResource((signal) => client.settings(signal), "settings");
  return (
    <Page title="Settings">
      <p>
        <Link to="/account">← Back to your account</Link>
      </p>
      <Loaded resource={resource}>{(settings) => <SettingsForm initial={settings} />}</Loaded>
    </Page>
  );
}
