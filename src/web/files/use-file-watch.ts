import { useEffect, useState } from 'react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../api/api-context.ts';
import { forgetFile, scanFileQuery } from '../api/queries.ts';
import type { ScanFile, ScanFileState } from '../api/types.ts';

/** Milliseconds between two looks at the file: often while the machine reads it, else seldom. */
const BUSY_MS = 2000;
const IDLE_MS = 10_000;

export interface FileWatch {
  /** As the service last said; undefined until it has answered. */
  readonly file: ScanFile | undefined;
  readonly isBusy: boolean;
  /** When the reading that was watched here ended well; ISO 8601. */
  readonly readAt: string | undefined;
}

function isBusyState(state: ScanFileState | undefined): boolean {
  return state === 'received' || state === 'reading';
}

/** Watches a file whose content is on the screen: a file that became withheld must not stay there, nor in memory. */
export function useFileWatch(scanFileId: string): FileWatch {
  const api = useApi();
  const client = useQueryClient();
  const { data } = useQuery({
    ...scanFileQuery(api, scanFileId),
    refetchInterval: ({ state }) => (isBusyState(state.data?.scanFile.state) ? BUSY_MS : IDLE_MS),
    // A hidden window still shows its text to whoever passes by.
    refetchIntervalInBackground: true,
  });
  const file = data?.scanFile;
  const isBusy = isBusyState(file?.state);
  const [watched, setWatched] = useState<{ readonly wasBusy: boolean; readonly readAt?: string }>({ wasBusy: false });
  if (isBusy && !watched.wasBusy) setWatched({ wasBusy: true });
  if (file && !isBusy && watched.wasBusy) {
    const endedWell = file.state === 'review' || file.state === 'done';
    setWatched({ wasBusy: false, ...(endedWell && { readAt: file.updatedAt }) });
  }
  const isWithheld = file?.state === 'withheld';
  useEffect(() => {
    if (isWithheld) forgetFile(client, scanFileId);
  }, [client, isWithheld, scanFileId]);
  return { file, isBusy, readAt: watched.readAt };
}
