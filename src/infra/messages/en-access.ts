/** Access conditions, secrecy, lists for the handover (ADR 0029). */
export const enAccess: Readonly<Record<string, string>> = {
  'validation.mark-stands':
    'A mark of secrecy is not lowered or taken away by changing the slip. Record the decision of the competent body, or that it was entered by mistake (vankho access declassify).',
  'validation.not-marked': 'This dossier or document bears no mark of secrecy. State the level on the slip first.',
  'validation.marked-documents':
    'A document in the dossier still bears a mark. Record the decision for each document first, then for the dossier.',
  'validation.term-unknown':
    'When the level was set, or the level itself, is not known: no term can be counted. State the day first.',
  'validation.extension-too-long': 'An extension is never longer than the term of the level (Law 29/2018, Article 20).',
  'validation.extension-after-end': 'The extension was decided after the term had ended. Look at the day again.',
  'validation.day-ahead': 'This day has not come yet. Enter the day that stands on the paper.',

  'access.basis.stated': 'day stated by the archive',
  'access.basis.issued-on': 'day the document was issued',
  'access.basis.documents': 'latest document of the highest level',
  'access.basis.dossier-end': 'end of the dossier',
  'access.basis.none': 'the day the level was set is not known',
  'access.state.ended': 'term ended',
  'access.state.soon': 'ends within 60 days',
  'access.state.running': 'running',
  'access.state.unknown': 'cannot be counted',
  'access.competence.setting-body': 'The body that set the level declassifies (Law 29/2018, Article 22)[: {body}].',
  'access.competence.setting-body-unknown':
    'The body that set the level is not known. Where it cannot be found, the historical archive that holds the dossier decides (Law 29/2018, Article 22.5).',
  'access.unverified':
    'Law 117/2025/QH15 is in force from 1 March 2026; whether it keeps the terms could not be verified. Check the law before you ask for declassification.',

  'cli.access.description':
    'access and secrecy: groups of restricted material, the list of secret material, the list of restricted material, what may be declassified',
  'cli.access.fonds': 'code of the fonds',
  'cli.access.document': 'id of a document in the dossier; without it the whole dossier',
  'cli.access.groups': 'groups 1–7 of TT 05/2015/TT-BNV with commas between; "none" takes all away',
  'cli.access.sheets': 'sheets taken out before scanning, e.g. 12-15',
  'cli.access.level': 'level of secrecy: Mật, Tối mật, Tuyệt mật; without it restricted',
  'cli.access.on': 'as of this day (YYYY-MM-DD); today without it',
  'cli.access.setOn': 'when the level was set (YYYY, YYYY-MM or YYYY-MM-DD)',
  'cli.access.setBy': 'the body that set the level',
  'cli.access.number': 'number of the decision',
  'cli.access.date': 'day of the decision (YYYY-MM-DD)',
  'cli.access.body': 'the body that decided',
  'cli.access.years': 'years of the extension',
  'cli.access.open': 'after declassification: "public" or "conditional"',
  'cli.access.mistake': 'the mark was entered by mistake, with the reason; no decision of declassification',
  'cli.access.oneOf': 'allowed: {allowed}',
  'cli.access.needs': 'needs {what}',
  'cli.access.notSheets': 'give the first and the last sheet, e.g. 12-15',
  'cli.access.done': 'Recorded. Dossier with temporary number {number}, revision {revision}.',
  'cli.access.none': 'No dossiers or documents.',
  'cli.access.count': '{count} rows.',
  'cli.access.inProcessing':
    'Beside these {count} dossiers are being worked on (group 8): their use is restricted until arranging is over.',
  'cli.access.handover':
    'This list is made apart for the handover (Law on Archives 2011, Article 22). It is never sent through the Internet.',
  'cli.access.onlyCandidates': 'A list to be looked at. Văn Khố declassifies nothing: the competent body decides.',
  'cli.access.table.number': 'Number',
  'cli.access.table.temporary': 'Temporary',
  'cli.access.table.document': 'Document',
  'cli.access.table.level': 'Level',
  'cli.access.table.ends': 'Ends on',
  'cli.access.table.state': 'State',
  'cli.access.table.groups': 'Groups',
  'cli.access.table.title': 'Title',
  'cli.access.table.why': 'Counted from',
};
