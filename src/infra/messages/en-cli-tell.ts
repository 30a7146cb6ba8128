import type { viCliTell } from './vi-cli-tell.ts';

/** What the command line tells: access of a dossier, rows that were not taken, progress of a destruction. */
export const enCliTell: Readonly<Record<keyof typeof viCliTell, string>> = {
  'cli.access.show.dossier': 'Dossier',
  'cli.access.show.numbered': '{title} (temporary number {number})',
  'cli.access.show.document': 'Document',
  'cli.access.show.conditions': 'Access conditions',
  'cli.access.show.notSaid': 'not said',
  'cli.access.show.groups': 'Restricted groups',
  'cli.access.show.noGroup': 'none',
  'cli.access.show.proposal': 'Proposed group',
  'cli.access.show.because': '{group} (for the words: {words}); an archivist decides',
  'cli.access.show.secrecy': 'Secrecy',
  'cli.access.show.noMark': 'bears no mark',
  'cli.access.show.noLevel': 'level not known',
  'cli.access.show.setOn': 'Set on',
  'cli.access.show.since': '[{day} ]({basis})',
  'cli.access.show.term': 'Term',
  'cli.access.show.until': '[until {end}, ]{state}',
  'cli.access.show.competence': 'Who declassifies',
  'cli.access.show.extension': 'Extended',
  'cli.access.show.extended': 'by {years} years, {number} of {date}, {body}',
  'cli.access.show.lifting': 'Mark lifted',
  'cli.access.show.lifted': 'declassified[ ({level})] by {number} of {date}, {body}',
  'cli.access.show.corrected': 'marked by mistake[ ({level})]: {reason}',
  'cli.authority.present': '“{name}” ({place}) is not taken: {kind} is there already and stays as it is; id {id}',
  'cli.authority.unreadColumn':
    'The column «{column}» (head in row {row}) is none of ours and was not taken in. The heads are named in docs/archive.vi.md; mend this one where it is to be taken in.',
  'cli.authority.unreadTable':
    'The table from row {row} on has no column «Tên cơ quan» or «Họ và tên» and was not taken in.',
  'cli.authority.kind.organisations': 'a body of this name at this time',
  'cli.authority.kind.people': 'a person of this name',
  'cli.authority.entry': 'entry {number}',
  'cli.authority.tooFew': 'There is nothing to take: the file names no body and nobody who signs.',
  'cli.authority.nothingTaken': 'The file has faults and nothing of it was taken. Mend these rows, then import again.',
};
