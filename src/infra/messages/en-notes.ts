import type { viNotes } from './vi-notes.ts';

export const enNotes: Readonly<Record<keyof typeof viNotes, string>> = {
  'note.created':
    'Vankho – {field}: the date of the document was set to {theirs} by a person; Vankho read {ours}. It stays.',
  'note.too-long': 'Vankho – {field}: longer than this field can hold, so not written here: “{ours}”.',
  'note.wrong-type': 'Vankho – {field}: this kind of field cannot hold “{ours}”. See vankho host check.',
  'note.not-an-option': 'Vankho – {field}: the list has no entry “{ours}”. See vankho host check.',
  'note.ocr-unreadable':
    'Vankho: this file cannot be read. The reason stands in Vankho, under failed files; the original is untouched.',
  'note.ocr-withheld':
    'Vankho: this file is withheld and was not recognised. Ask the archivist; the original is untouched.',
  'note.posted-scan': 'Scan {short}',
};
