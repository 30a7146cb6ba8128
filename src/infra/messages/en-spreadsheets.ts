import type { viSpreadsheets } from './vi-spreadsheets.ts';

/** Import and export of dossiers as workbooks: what is wrong with a cell, and what to do. */
export const enSpreadsheets: Readonly<Record<keyof typeof viSpreadsheets, string>> = {
  'import.integer': 'A whole number in digits is needed. Mend the cell and give the file in again.',
  'import.date': 'This is no date. Write dd/mm/yyyy, mm/yyyy or yyyy, a day of the calendar.',
  'import.date-parts':
    'Day, month and year make no day of the calendar. Check the three cells; a day needs its month, a month its year.',
  'import.period':
    'This is no retention period. Write «Vĩnh viễn», «20 năm», «5 năm sau khi …», or as the schedule has it.',
  'import.number-and-notation':
    'Number and notation cannot be read. Write the number first, the notation after a dot or slash: 01.TCCB.',
  'import.sheets': 'Sheet numbers cannot be read. Write one number (3) or two, the smaller first (3-7).',
  'import.cell-error': 'The cell shows an error of the spreadsheet. Mend the formula or type the value.',
  'import.no-value':
    'The cell has a formula of which the file holds no result. Open the file in Excel or LibreOffice, save it and give it in again.',
  'import.formula':
    'The column has formulas: the results stored in the file are taken, nothing is computed. Check the results.',
  'import.merged':
    'Cells of rows {from} to {to} are merged: only the first row has the value. Unmerge them and write the value into each row.',
  'import.sheet-hidden': 'A hidden sheet is not read. Show it and give the file in again if it is needed.',
  'import.sheet-left-out': 'The sheet lacks the columns of the layout and is not read.',
  'import.column-left-out':
    'The column «{header}» is not in the layout, or the layout does not keep it: its values are not taken in.',
  'import.heading': 'The scheme of the fonds has no such heading. Correct it, or add the heading to the scheme first.',
  'import.other-fonds':
    'The row names another fonds; the import goes into «{fonds}». Correct the cell or choose the right fonds.',
  'import.no-key':
    'The row has no dossier code, number or temporary number, so that it could not be found again. Give one of them.',
  'import.no-dossier-key':
    'It is not said in which dossier the document lies. Add a column with number, code or temporary number of the dossier.',
  'import.code-without-number': 'There is a dossier code, but no inventory or dossier number. Give both.',
  'import.twice': 'This dossier is in row {row} already. Take one row away or correct the number.',
  'import.number-taken':
    'The code or number belongs to another dossier (also one merged or moved away). Check the number.',
  'import.no-dossier': 'There is no such dossier in the file or the fonds. Correct the number or add the dossier.',
  'import.dossier-faulty': 'The row of the dossier in which this document lies is faulty. Mend it first.',
  'import.ordinal-twice': 'Another document of the dossier has this ordinal. Correct it.',
  'import.taken': 'The value of the file has taken the place of the stored one: “{stored}”.',
  'import.hidden':
    'The row is of a dossier or document that this account may not see; it is neither compared nor written.',
  'import.changed-meanwhile': 'The dossier was changed after the trial. Try the file again and choose this row anew.',
  'import.closed': 'The dossier is past arranging and cannot be changed; what is stored stays.',
  'import.frozen': 'The number of the dossier is frozen, so its notation cannot change; what is stored stays.',
  'import.differs':
    'Another value is stored («{stored}») and is kept. Change it on the page of the dossier if it is to be changed.',
  'import.level.fault': 'Fault',
  'import.level.warning': 'Note',
  'import.report.sheet': 'Sheet',
  'import.report.row': 'Row',
  'import.report.column': 'Column',
  'import.report.header': 'Heading',
  'import.report.value': 'Value',
  'import.report.level': 'Level',
  'import.report.text': 'What is wrong and what to do',
  'import.report.name': 'Import',
  'cli.dossier.layout': 'layout; without it, import goes by the headings',
  'cli.dossier.dryRun': 'check only, write nothing',
  'cli.dossier.strict': 'with one fault take nothing in',
  'cli.dossier.for': 'export for this role: of what it may not see, numbers and sheets alone',
  'cli.dossier.report': 'write the report row by row into this workbook',
  'cli.dossier.oneOf': 'one of: {allowed}',
  'cli.dossier.fondsNeeded': '--fonds is needed, with the code or id of a fonds that is there',
  'cli.dossier.imported':
    'Layout {layout}. Dossiers: read {read}, added {added}, unchanged {unchanged}, differing {differing}, taken from the file {taken}, not to be seen {hidden}, faulty {faulty}.',
  'cli.dossier.importedDocuments':
    'Documents: read {read}, added {added}, unchanged {unchanged}, differing {differing}, taken from the file {taken}, not to be seen {hidden}, faulty {faulty}.',
  'cli.dossier.notWritten': 'Nothing was written.',
  'cli.dossier.remark': '{level} · {place}[ · «{value}»]: {text}',
  'cli.dossier.moreRemarks': '… and {count} more; --report has them all.',
  'cli.dossier.exported':
    '{dossiers} dossiers and {documents} documents written to {file}[; of {masked} secret ones the number only].',
};
