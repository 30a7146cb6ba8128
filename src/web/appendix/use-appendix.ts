import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import type { AppendixReview } from '../../domain/retention/appendix/appendix-review.ts';
import { useApi } from '../api/api-context.ts';
import type { ApiClient } from '../api/client.ts';
import type { components } from '../generated/api.ts';
import { versionAddress, type ScheduleVersion } from '../archive/retention/retention-queries.ts';
import type { AppendixHead } from './model/head.ts';
import { forgetReview, type KeptReview } from './model/draft-store.ts';

/** What the service reads a table of periods from. */
export const APPENDIX_FILES = '.docx,.xlsx,.html,.htm,.pdf';

type Schemas = components['schemas'];

/** The generator makes an empty object of the review, which has a schema of its own. */
type Reviewed = Omit<Schemas['ReviewedAppendix'], 'review'> & { readonly review: AppendixReview };

/** As bytes: what it is, the service finds out. */
async function stage(api: ApiClient, content: Blob): Promise<string> {
  const file = new Blob([content], { type: 'application/octet-stream' });
  const { sha256 } = await api.call<{ readonly sha256: string }>('/staged-files', { method: 'POST', file });
  return sha256;
}

/** Reads a file into a review; nothing is stored of it but the file, for a day. */
export function useReading(onRead: (read: KeptReview & Pick<Reviewed, 'remarks'>) => void) {
  const api = useApi();
  return useMutation({
    mutationFn: async (file: File) => {
      const sha256 = await stage(api, file);
      const body = { sha256, name: file.name.normalize('NFC').slice(0, 255) };
      return api.call<Reviewed>('/retention/appendix-reviews', { method: 'POST', body });
    },
    onSuccess: onRead,
  });
}

/** Hands the file of a review in again, whose day is over; false: it is another file. */
export function useHandingInAgain({ sha256 }: AppendixReview, onSame: () => void) {
  const api = useApi();
  return useMutation({
    mutationFn: async (file: File) => (await stage(api, file)) === sha256,
    onSuccess: (isSame) => {
      if (isSame) onSame();
    },
  });
}

/** Makes a draft of a reviewed appendix, and leads to it. */
export function useMaking(review: AppendixReview) {
  const api = useApi();
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: async (head: AppendixHead) => {
      const corrected = await stage(api, new Blob([JSON.stringify(review)]));
      const body = { sha256: review.sha256, name: review.file, review: corrected, head, draft: true };
      return api.call<{ readonly version: ScheduleVersion }>('/retention/appendix-schedules', { method: 'POST', body });
    },
    onSuccess: ({ version }) => {
      forgetReview(window.localStorage, review.sha256);
      void client.invalidateQueries({ queryKey: ['schedules'] });
      void navigate(versionAddress(version));
    },
  });
}
