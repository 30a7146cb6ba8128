import type { viHostNotes } from './vi-host-notes.ts';

/** Remarks that the archive leaves at documents inside a host, in English. */
export const enHostNotes: Readonly<Record<keyof typeof viHostNotes, string>> = {
  'host.note.divide':
    'This file holds {count} documents: {parts}. Fields are not filled in; divide the file at these pages.',
  'host.note.part': 'document {number}: pages {first}–{last}',
  'host.note.withheld':
    'The file bears a secrecy mark[ on page {page}]. Vankho keeps no content and fills in no field; treat it by the rules for state secrets.',
  'host.note.failed': 'Vankho could not read this file. {reason}',
  'host.note.finding': 'Vankho has read this file. {reason}',
  'host.note.tooManyRuns':
    'This file was read {runs} times today, so Vankho stops with it for now and tries again tonight. If that goes on, look for the workflow that keeps changing it.',
  'host.note.review': 'To be looked at by a person: {fields}.',
  'host.note.conflict':
    'Two places say two things: {fields}. Vankho leaves the value here as it is; correct one of the two so that they agree.',
  'host.note.conflict-field': '{field}: here “{theirs}”, in Vankho “{ours}”',
  'host.note.field': '{field} “{value}”[ (page {page}: “{quote}”)]',
};
