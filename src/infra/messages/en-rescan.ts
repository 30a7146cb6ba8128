import type { viRescan } from './vi-rescan.ts';

export const enRescan: Readonly<Record<keyof typeof viRescan, string>> = {
  'rescan.title': 'Pages to be scanned again',
  'rescan.count': '{pages} pages, {files} files',
  'rescan.sheet': 'Scan again',
  'rescan.column.number': 'No.',
  'rescan.column.file': 'File',
  'rescan.column.page': 'Page',
  'rescan.column.dossier': 'Dossier',
  'rescan.column.box': 'Box',
  'rescan.column.reason': 'Why',
  'rescan.column.host': 'Source',
  'rescan.column.done': 'Scanned again',
  'rescan.dossier.inventory': 'inventory {inventory}, no. {number}',
  'rescan.dossier.number': 'no. {number}',
  'rescan.dossier.temporary': 'temporary no. {number}',
  'cli.rescan.description':
    'pages across all files that should be scanned again, and why; as a workbook to be ticked off',
  'cli.rescan.out': 'write a workbook (.xlsx)',
  'cli.rescan.written': 'Wrote {pages} pages to be scanned again into {file}.',
  'cli.rescan.none': 'No page should be scanned again.',
};
