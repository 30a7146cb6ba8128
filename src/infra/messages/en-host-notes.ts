import type { viHostNotes } from './vi-host-notes.ts';

/** Remarks that the archive leaves at documents inside a host, in English. */
export const enHostNotes: Readonly<Record<keyof typeof viHostNotes, string>> = {
  'host.note.divide':
    'This file holds {count} documents: {parts}. Fields stay empty; divide the file at these pages, and each part is catalogued by itself.',
  'host.note.part': 'document {number}: pages {first}–{last}',
  'host.note.withheld':
    'The file bears a secrecy mark[ on page {page}] and is withheld: Vankho keeps no text and fills in no field. Treat it by the rules for state secrets; where the machine was mistaken, an archivist or administrator lifts the withholding in Vankho.',
  'host.note.withheld-text':
    'The file is withheld, but this system still has text of it that everybody who may see the file can search; Vankho deletes no text that it did not write. Administrator: take the file out of this system as the rules demand, or restrict who may see it and empty its content.',
  'host.note.failed': 'Vankho could not read this file. {reason}',
  'host.note.finding': 'Vankho has read this file. {reason}',
  'host.note.textKept':
    'The text (content) of this document was written by a person and stays: Vankho does not put the text that it read in its place. To get the text of Vankho, empty the content and add the tag that asks for another reading.',
  'host.note.tooManyRuns':
    'This file was read {runs} times today, so Vankho stops for now and tries again tonight. If that goes on, ask the administrator to find and switch off what keeps changing it.',
  'host.note.review':
    'To be looked at: {fields}. Where it is right, add the tag to accept; where it is wrong, correct the field itself.',
  'host.note.conflict':
    'Two places say two things: {fields}. Vankho leaves the value here as it is; correct one of the two so that they agree.',
  'host.note.conflict-field': '{field}: here “{theirs}”, in Vankho “{ours}”',
  'host.note.refused':
    'The value here is not valid: Vankho leaves it as it is and does not take it into the record: {fields}. Correct it in that field, or in Vankho.',
  'host.note.refused-field': '{field}: {reason}',
  'host.note.field': '{field} “{value}”[ (page {page}: “{quote}”)]',
};
