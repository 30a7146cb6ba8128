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
    text: '{count} documents were deleted in the host before their retention ended. See the ledger (“retention.alarm”), restore them from the trash of the host, and find out who did it.',
  },
  'documents-capped': {
    title: 'Documents were read too often',
    text: '{count} documents keep changing, so Vankho stops reading them until tonight. Look for the workflow in the host that keeps changing them.',
  },
  'values-in-conflict': {
    title: 'Values disagree',
    text: 'Of {count} documents people in the host say otherwise than the archive does. Make the two agree.',
  },
};
