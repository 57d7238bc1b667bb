import { useEffect, useRef, useState } from "preact/hooks";
import type { HistoryRow } from "../../../../src/contract/history.ts";
import type { Refusal } from "../../api/answer.ts";
import { useClient } from "../../state/client.ts";
import { useLive } from "../../state/live-context.ts";

const PAGE_SIZE = 50;

/**
 * The history's rows, newest first, null until the first page is there. The first page is loaded again whenever a
 * run has been reported; older pages are added on demand.
 */
export function useHistory(): {
  rows: HistoryRow[] | null;
  refusal: Refusal | null;
  hasMore: boolean;
  isLoading: boolean;
  loadMore: () => void;
} {
  const client = useClient();
  const { status } = useLive();
  const [rows, setRows] = useState<HistoryRow[] | null>(null);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [nextOffset, setNextOffset] = useState<number | null>(null);
  const [isLoading, setLoading] = useState(false);
  const generation = useRef(0);
  const lastReported = status?.lastRun?.reportedAt ?? null;

  async function load(offset: number, signal?: AbortSignal): Promise<void> {
    if (offset === 0) generation.current += 1;
    const asked = generation.current;
    setLoading(true);
    const answer = await client.history(PAGE_SIZE, offset, signal);
    if (signal?.aborted === true || asked !== generation.current) return;
    setLoading(false);
    setRefusal(answer.ok ? null : answer.refusal);
    if (!answer.ok) return;
    const { history } = answer.value;
    setRows((known) => (offset === 0 ? history : [...(known ?? []), ...history]));
    setNextOffset(answer.value.nextOffset);
  }

  useEffect(() => {
    const controller = new AbortController();
    void load(0, controller.signal);
    return () => controller.abort();
  }, [lastReported]);

  return {
    rows,
    refusal,
    hasMore: nextOffset !== null,
    isLoading,
    loadMore: () => {
      if (nextOffset !== null) void load(nextOffset);
    },
  };
}
