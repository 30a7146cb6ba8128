import { dossierWords, exportPagesToRescan, listPagesToRescan } from '../../app/pages-to-rescan.ts';
import { title } from '../../infra/messages/message.ts';
import type { PageToRescan } from '../../ports/store.ts';
import type { CommandDefinition } from '../command.ts';
import type { CliContext } from '../context.ts';
import { writeOut } from '../out-file.ts';
import { formatTable, type Column } from '../table.ts';

/** `vankho rescan [--out FILE.xlsx]`: pages across files that should be scanned again, to be printed and ticked off. */
export const rescanCommand: CommandDefinition = {
  usage: 'rescan',
  description: 'cli.rescan.description',
  options: [
    { flags: '--out <file>', description: 'cli.rescan.out' },
    { flags: '--overwrite', description: 'cli.out.overwrite' },
  ],
  async run(context, { flags }) {
    const { deps, store } = await context.openers.openSpreadsheets(context.config);
    const { signal, language } = context;
    const text: CliContext['text'] = (key, details) => context.text(key, details);
    const reason = (code: string) => title(code, language);
    try {
      const file = flags['out'];
      if (typeof file === 'string') {
        const pages = await writeOut({ context, flags }, { flag: '--out', file, ending: '.xlsx' }, (path) =>
          exportPagesToRescan(deps, { path, text, reason, signal }),
        );
        context.output.out(
          context.json ? JSON.stringify({ pages, file }) : text('cli.rescan.written', { pages, file }),
        );
        return 0;
      }
      const pages = await listPagesToRescan(store);
      context.output.out(context.json ? JSON.stringify(pages) : table(context, pages, reason));
      return 0;
    } finally {
      await store.close();
    }
  },
};

function table(context: CliContext, pages: readonly PageToRescan[], reason: (code: string) => string): string {
  if (pages.length === 0) return context.text('cli.rescan.none');
  const text: CliContext['text'] = (key, details) => context.text(key, details);
  const areHeld = pages.some(({ dossier }) => dossier !== undefined);
  const columns: readonly Column[] = [
    { title: text('rescan.column.file'), min: 16, grow: 2 },
    { title: text('rescan.column.page'), min: 5, grow: 0 },
    ...(areHeld
      ? [
          { title: text('rescan.column.dossier'), min: 12, grow: 1 },
          { title: text('rescan.column.box'), min: 4, grow: 0 },
        ]
      : []),
    { title: text('rescan.column.reason'), min: 16, grow: 2, wrap: true },
  ];
  const rows = pages.map(({ fileName, page, findings, dossier }) => [
    fileName,
    String(page),
    ...(areHeld ? [dossier === undefined ? '' : dossierWords(dossier, text), String(dossier?.boxNumber ?? '')] : []),
    findings.map(({ code }) => reason(code)).join('; '),
  ]);
  return formatTable(columns, rows, context.output.columns);
}
