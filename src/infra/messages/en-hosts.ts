import type { HostTexts } from './error-code.ts';
import type { PaperlessTexts } from './paperless-code.ts';
import { enPaperless } from './en-paperless.ts';

/** What hosts find wrong with an entry or with themselves, in English. */
export const enHosts: HostTexts & PaperlessTexts = {
  ...enPaperless,
  'link-not-followed': {
    title: 'A link, not a file',
    text: 'This entry is a link to somewhere else and was not read. Copy the scan itself into the inbox.',
  },
  'not-a-file': {
    title: 'Not a regular file',
    text: 'This entry is a device or a pipe, not a file, and was not opened. Copy the scan into the inbox.',
  },
  'name-too-long': {
    title: 'Path too long',
    text: 'The path of this entry is longer than the file system allows. Give shorter names or use fewer folders.',
  },
  'inbox-missing': {
    title: 'Inbox not there',
    text: 'The inbox folder is not there[ ({system})]. Make it, or mount the network share again; known files stay as they are.',
  },
  'inbox-not-a-folder': {
    title: 'Inbox is no folder',
    text: 'The place of the inbox is a file. Set inbox.folder in the configuration to a folder.',
  },
  'inbox-not-readable': {
    title: 'Inbox must not be read',
    text: 'The system does not allow reading the inbox folder[ ({system})]. Give the account of the service the right to read.',
  },
  'results-not-writable': {
    title: 'Results cannot be written',
    text: 'The results folder cannot be written to[ ({system})]. Give the account of the service the right to write; nothing is lost.',
  },
  'disk-low': {
    title: 'Disk nearly full',
    text: 'The disk of the results has {freeGiB} GiB left, {leastGiB} GiB should be free. Free some space before more is delivered.',
  },
  'folders-overlap': {
    title: 'Inbox and results overlap',
    text: 'Inbox and results lie one inside the other, so results would be read as scans again. Put them side by side.',
  },
  'deleted-under-retention': {
    title: 'Documents under retention were deleted',
    text: '{count} documents were deleted in the host before their retention ended. Restore them from the trash of the host and find out who did it; each stands in the ledger as “retention.alarm”.',
  },
  'documents-capped': {
    title: 'Documents were read too often',
    text: '{count} documents keep changing, so Vankho stops reading them until tonight. Look in the host for the workflow or program that keeps changing them, and switch it off.',
  },
  'documents-hidden': {
    title: 'Documents that may not be seen any more',
    text: '{count} documents may not be seen by the service account any more. Grant it view and change again; Vankho looks tonight.',
  },
  'documents-unwritten': {
    title: 'Results not written',
    text: '{count} documents were read, but nothing could be written into the host. See why under “Failures, queue” or with “vankho failures” and mend the cause (mostly a permission); Vankho tries again each night, and when the host is back.',
  },
  'withheld-notes-left': {
    title: 'Notes on withheld files are still there',
    text: '{count} withheld files still bear notes of Vankho that quote the text. Give the service account the permission to delete notes (“delete_note”) and restart Vankho, or delete them by hand; Vankho tries again each night.',
  },
  'withheld-text-left': {
    title: 'The host still has text of withheld files',
    text: '{count} files are withheld, and the host still has text of them that it recognised itself or a person wrote, open to search. Take the files out of the host as the rules demand, or restrict who may see them and empty their content. Where such papers can occur choose the delivery “remote-ocr”.',
  },
  'values-in-conflict': {
    title: 'Different values',
    text: 'Of {count} documents people in the host say otherwise than people in Vankho. Make the two agree.',
  },
};
