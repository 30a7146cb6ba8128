import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useApi } from '../../api/api-context.ts';
import type { components } from '../../generated/api.ts';
import { refreshDossiers } from '../queries.ts';

export type ImportReport = components['schemas']['DossierImportReport'];
export type DifferingRow = components['schemas']['DifferingRow'];

export interface Trial {
  readonly name: string;
  readonly sha256: string;
  readonly report: ImportReport;
}

/** A workbook is handed in once; what is tried and what is taken over is the same file. */
export function useImport(fondsId: string) {
  const api = useApi();
  const client = useQueryClient();
  const path = `/fonds/${fondsId}/dossier-imports`;
  const trial = useMutation({
    mutationFn: async (file: File): Promise<Trial> => {
      const { sha256 } = await api.call<{ readonly sha256: string }>('/staged-files', { method: 'POST', file });
      const report = await api.call<ImportReport>(`${path}/trial`, { method: 'POST', body: { sha256 } });
      return { name: file.name, sha256, report };
    },
  });
  const taking = useMutation({
    mutationFn: ({ sha256, rows }: { readonly sha256: string; readonly rows: readonly DifferingRow[] }) => {
      const take = rows.map(({ sheet, row, revision }) => ({ sheet, row, revision }));
      return api.call<ImportReport>(path, { method: 'POST', body: { sha256, take } });
    },
    onSettled: () => refreshDossiers(client, fondsId),
  });
  return { trial, taking };
}
