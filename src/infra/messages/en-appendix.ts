/** Review of an appendix with periods before it is taken in. */
export const enAppendix = {
  'retention.appendix.period-missing':
    'The period is missing. Fill in the column “Period”, or change the kind of row if it is a group.',
  'retention.appendix.period-unclear':
    'The period “{text}” is not understood. Correct the column “Period” from the printed table.',
  'retention.appendix.period-spelling':
    'The period “{text}” is not in the words of the circulars, but has one meaning only.',
  'retention.appendix.period-merged': 'The period is that of the merged cell above.',
  'retention.appendix.period-above-sub-items':
    'The item has a period and its sub-items have theirs; those of the sub-items count.',
  'retention.appendix.number-missing': 'No number.',
  'retention.appendix.number-unclear': 'The number “{number}” is not understood.',
  'retention.appendix.number-gap': 'Number {number} stands where {expected} is due: see whether a row is missing.',
  'retention.appendix.number-out-of-order': 'Number {number} is out of order ({expected} is due).',
  'retention.appendix.number-repeated': 'Number {number} comes twice in the group. Correct the column “No.”.',
  'retention.appendix.title-missing': 'No title.',
  'retention.appendix.group-without-number':
    'It looks like a group but has no number. Fill in the column “No.”, or change the kind of row.',
  'retention.appendix.group-assumed': 'Without a period it is taken for a group; confirm or change the kind of row.',
  'retention.appendix.sub-item-assumed': 'Taken for a sub-item of the item above, which has no period.',
  'retention.appendix.sub-item-without-item': 'A sub-item of no item.',
  'retention.appendix.sub-items-in-one-cell': 'An item and its sub-items share a cell; divided in their order.',
  'retention.appendix.periods-do-not-match':
    'The cell has {titles} dashes but {periods} periods. Split the row as it is printed.',
  'retention.appendix.list-in-title': 'Dashes without a period, joined to the title above.',
  'retention.appendix.nested-sub-item': 'A sub-item that is divided again: this title goes before those below.',
  'retention.appendix.joined': 'Joined to the row above.',
  'retention.appendix.joined-over-page': 'Joined to the last row of the page before.',
  'retention.appendix.item-without-group': 'An item before any group.',
  'retention.appendix.row-unclear':
    'The row is not understood. Choose the kind of row, or “Passed over” where it is not of the table.',
  'retention.appendix.legacy-font': 'Font of before Unicode ({encoding}), converted.',
  'retention.appendix.legacy-unreadable':
    'Font of before Unicode ({encoding}), which cannot be converted. Type it from the printed table.',
  'retention.appendix.no-table':
    'No table with columns “Tên nhóm hồ sơ, tài liệu” and “Thời hạn bảo quản” was found. Check the file; scans must be recognised first.',
  'retention.appendix.other-file':
    'The review is of another file (its hash differs). Make the review from this file again.',
  'retention.appendix.source': 'File {file}, SHA-256 {sha256}',
  'retention.appendix.coverage':
    'Read from the file {file}; nobody has confirmed that it is the whole official appendix.',
  'retention.appendix.checked': 'Checked',
  'retention.appendix.severity.told': 'Noted',
  'retention.appendix.severity.doubtful': 'Doubtful',
  'retention.appendix.severity.unresolved': 'To be checked',
  'retention.appendix.kind.annex': 'Annex',
  'retention.appendix.kind.group': 'Group',
  'retention.appendix.kind.item': 'Item',
  'retention.appendix.kind.sub-heading': 'Heading',
  'retention.appendix.kind.sub-item': 'Sub-item',
  'retention.appendix.kind.continuation': 'Continued',
  'retention.appendix.kind.passed-over': 'Passed over',
  'retention.appendix.kind.unknown': 'Unclear',
  'table.remark.nested-table': '{tables} tables lie within others; each is read by itself.',
  'table.remark.tracked-changes': '{changes} tracked changes; read as if all were accepted.',
  'table.remark.pages-without-text': 'Pages without text, not read: {pages}.',
  'table.remark.several-sheets': '{sheets} sheets; read one after the other.',
  'cli.retention.what.appendix': 'a file with the appendix (DOCX, XLSX, HTML, PDF with text)',
  'cli.retention.id': 'id of the schedule read from an appendix, such as tt-10-2022-bnv',
  'cli.retention.issuer': 'who issued it',
  'cli.retention.head': 'JSON file with what the table does not say (dates, validity, sources …)',
  'cli.retention.review': 'corrected review (JSON)',
  'cli.retention.accept': 'take the schedule in; only when no row has to be checked any more',
  'cli.retention.headNotJson': 'the file is no JSON object',
  'cli.retention.reviewed':
    '{rows} rows; {open} to be checked, {doubtful} doubtful. Put them out with --json, correct them, take them in with --review FILE --accept.',
  'cli.retention.table.row': 'ROW (PAGE)',
  'cli.retention.table.kind': 'KIND',
  'cli.retention.table.no': 'NO.',
  'cli.retention.table.finding': 'NOTES',
} as const;
