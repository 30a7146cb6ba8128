import type { viNotes } from './vi-notes.ts';

export const enNotes: Readonly<Record<keyof typeof viNotes, string>> = {
  'note.created':
    'Vankho – {field}: the date set here by a person is {theirs}, the date of issue that Vankho read is {ours}. What the person set stays; correct it there if it is wrong.',
  'note.too-long':
    'Vankho – {field}: longer than this field can hold, so not written here: “{ours}”. All of it stands in Vankho, behind the link to the evidence.',
  'note.wrong-type':
    'Vankho – {field}: this kind of field cannot hold “{ours}”, so it is not written here. Ask the administrator to run “vankho host check”.',
  'note.not-an-option':
    'Vankho – {field}: the list of this field has no entry “{ours}”, so it is not written here. Ask the administrator to run “vankho host check”.',
  'note.ocr-unreadable':
    'Vankho: this file cannot be read. The reason stands in Vankho, under “Failures, queue”; the original is untouched.',
  'note.ocr-withheld':
    'Vankho: this file is withheld and was not recognised. Ask the archivist; the original is untouched.',
  'note.posted-scan': 'Scan {short}',
};
