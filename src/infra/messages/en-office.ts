import type { OfficeFileErrorCode } from '../../ports/errors.ts';
import type { CodeText } from './error-code.ts';

/** Why an Office file is not read, in English. */
export const enOffice: Readonly<Record<OfficeFileErrorCode, CodeText>> = {
  'office-file-unknown': {
    title: 'Not a readable Office file',
    text: 'The content of the file[ «{file}»] is no {format} file, whatever its name says. Open it in Excel, Word or LibreOffice, save it as .{format} and give it in again.',
  },
  'office-file-old': {
    title: 'Old Office format',
    text: 'The file[ «{file}»] has the old format (.xls, .doc), which is not read. Open it in Excel, Word or LibreOffice, save it as .{format} and give in the new file.',
  },
  'office-file-macros': {
    title: 'File with macros',
    text: 'The file[ «{file}»] holds macros and is not taken, because macros can run commands on the machine of whoever opens it. Save it as .{format} (without macros) and give it in again.',
  },
  'office-file-encrypted': {
    title: 'Office file with a password',
    text: 'The file[ «{file}»] has a password and cannot be read. Open it, take the password away, save it and give it in again.',
  },
  'office-file-broken': {
    title: 'Broken Office file',
    text: 'The file[ «{file}»][, part {part},] cannot be read: its content is broken or cut off. Open it in Excel, Word or LibreOffice and save it again; if that fails, copy it from its source once more.',
  },
  'office-file-unsafe': {
    title: 'Unsafe Office file',
    text: 'The file[ «{file}»][, part {part},] is made in a way that only harmful files are (packed too densely, parts of the same name, declared entities) and is not opened. Find out where it comes from; if its content is needed, copy the data into a new file.',
  },
  'office-file-too-large': {
    title: 'Table file too large',
    text: 'The file[ «{file}»][, part {part},] is beyond the limit[ {limit}], packed or unpacked. Divide the sheet into several smaller files and give in each.',
  },
};
