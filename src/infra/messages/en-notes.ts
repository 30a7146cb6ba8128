import type { viNotes } from './vi-notes.ts';

export const enNotes: Readonly<Record<keyof typeof viNotes, string>> = {
  'note.conflict':
    '[Vankho] {field}: says “{theirs}”, typed by a person; Vankho read “{ours}”. The person’s value stays.',
  'note.emptied': '[Vankho] {field}: was emptied by a person; Vankho read “{ours}”. The field stays empty.',
  'note.taken-over': '[Vankho] {field}: “{theirs}” was typed by a person and is not taken away.',
  'note.too-long': '[Vankho] {field}: longer than this field can hold, so not written here: “{ours}”.',
  'note.wrong-type': '[Vankho] {field}: this kind of field cannot hold “{ours}”. See vankho host check.',
  'note.not-an-option': '[Vankho] {field}: the list has no entry “{ours}”. See vankho host check.',
  'note.ocr-unreadable':
    '[Vankho: this file cannot be read. The reason stands in Vankho, under failed files; the original is untouched.]',
  'note.ocr-withheld':
    '[Vankho: this file is withheld and was not recognised. Ask the archivist; the original is untouched.]',
};
