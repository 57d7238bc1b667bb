import { useEffect, useState } from "preact/hooks";

const NAVIGATED = "forge:navigated";

/** Goes to a path of ours without loading the document again. */
export function navigate(path: string): void {
  history.pushState(null, "", path);
  window.dispatchEvent(new Event(NAVIGATED));
}

/** The path in the address bar, kept up to date by links and by the browser's own buttons. */
export function usePath(): string {
  const [path, setPath] = useState(location.pathname);

  useEffect(() => {
    const read = () => setPath(location.pathname);
    window.addEventListener("popstate", read);
    window.addEventListener(NAVIGATED, read);
    return () => {
      window.removeEventListener("popstate", read);
      window.removeEventListener(NAVIGATED, read);
    };
  }, []);

  return path;
}
