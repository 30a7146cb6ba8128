import { exportPagesToRescan } from '../../app/pages-to-rescan.ts';
import { message, title } from '../../infra/messages/message.ts';
import { defineRoute, type Route } from '../api/route.ts';
import type { HttpDeps } from '../deps.ts';
import { sendWorkbook } from './archive/workbooks.ts';
import { scanViewer } from './open-scan.ts';

/** What the contractor takes to the scanner; pages that the caller may not see are not on it. */
export function rescanRoutes(deps: HttpDeps): readonly Route[] {
  return [
    defineRoute('exportPagesToRescan', async (call) => {
      const { store, office } = deps;
      const words = {
        text: (key: string, details?: Readonly<Record<string, string | number>>) =>
          message(key, details, call.language),
        reason: (code: string) => title(code, call.language),
      };
      return sendWorkbook(deps, call, 'trang-quet-lai.xlsx', (path, signal) =>
        exportPagesToRescan(
          { store, spreadsheets: office.spreadsheets },
          { path, visibleTo: scanViewer(call), ...words, signal },
        ),
      );
    }),
  ];
}
