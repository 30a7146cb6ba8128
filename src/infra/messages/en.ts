import { enHosts } from './en-hosts.ts';
import { enOffice } from './en-office.ts';
import { enQuality } from './en-quality.ts';
import type { CodeTexts } from './error-code.ts';

/** Codes of errors and page findings in English: what happened, then what to do. */
export const en: CodeTexts = {
  'file-empty': {
    title: 'Empty file',
    text: 'The file[ “{file}”] has 0 bytes. Scan or copy it again and hand it in once more.',
  },
  'file-type-unknown': {
    title: 'Not a scan',
    text: 'The content of the file[ “{file}”] is not PDF, TIFF, JPEG or PNG, whatever its name says. Export the scan in one of these formats.',
  },
  'file-broken': {
    title: 'Broken file',
    text: 'The file[ “{file}”][, page {page},] cannot be read: its content is damaged or cut off. Copy it again from its source or scan it again.',
  },
  'file-encrypted': {
    title: 'File with a password',
    text: 'The PDF[ “{file}”] asks for a password. Remove it in the program that made the file and hand it in again.',
  },
  'file-too-large': {
    title: 'File too large',
    text: 'The file[ “{file}”] is over the size limit[ of {limit} bytes]. Split it, or raise the limit in the configuration (limits.fileBytes; largestFileBytes of a host), then read it again.',
  },
  'page-too-large': {
    title: 'Page too large',
    text: 'A page[ ({page})][, {width} × {height} pixels,] is over the limit[ of {limit} pixels]. Scan it at a lower resolution, or raise limits.pagePixels in the configuration.',
  },
  'page-too-complex': {
    title: 'Page takes too long to draw',
    text: 'A page[ ({page})] holds so many strokes that drawing it was given up, so that other files need not wait. Print the page and scan it, or export the file as images (JPEG, TIFF) and hand it in again.',
  },
  'too-many-pages': {
    title: 'Too many pages',
    text: 'The file[ “{file}”] has more pages than the limit[ of {limit}]. Split it, or raise limits.pages in the configuration.',
  },
  'file-changed': {
    title: 'File changed while being read',
    text: 'The content of the file[ “{file}”] changed while it was read. Wait until it is copied, then ask to read it again.',
  },
  'file-not-found': {
    title: 'File not found',
    text: 'There is no file[ “{file}”] at the recorded place. Check name and folder, or put the file back.',
  },
  'not-readable': {
    title: 'File may not be read',
    text: 'The system does not let us read the file[ “{file}”][ ({system})]. Give the account of the service the right to read file and folder.',
  },
  'not-writable': {
    title: 'Cannot write',
    text: 'The folder[ “{file}”] cannot be written[ ({system})]. Give the account of the service the right to write; nothing is lost.',
  },
  'disk-full': {
    title: 'Disk full',
    text: 'The disk is full[ ({system})]. Free some space and read again; originals and what was stored are whole.',
  },
  io: {
    title: 'Read or write error',
    text: 'The disk or network folder does not answer[ ({system})]. It is tried again by itself; if it goes on, check disk and network.',
  },
  'program-missing': {
    title: 'Program missing',
    text: 'The program[ {program}] was not found. Install it, or set ocr.engine to tesseract.js to use the embedded engine.',
  },
  'language-missing': {
    title: 'Vietnamese model missing',
    text: 'The OCR engine has no model for Vietnamese (vie). Install tesseract-ocr-vie, or set ocr.engine to tesseract.js.',
  },
  timeout: {
    title: 'Timed out',
    text: 'The work or the outside system did not answer in time[ (page {page})]. It is tried again by itself; if it goes on, look at the load of the machine and the state of the host.',
  },
  crashed: {
    title: 'OCR engine broke down',
    text: 'The OCR program ended half-way[ on page {page}]. It is tried again by itself; if it goes on, check the memory of the machine and run “vankho doctor”.',
  },
  'input-unreadable': {
    title: 'OCR engine refused the image',
    text: 'The OCR program refused the image of a page[ ({page})]. Scan this page again.',
  },
  'output-unreadable': {
    title: 'OCR result not usable',
    text: 'The OCR program gave a result of the wrong form. Check its version with “vankho doctor” and read again.',
  },
  cancelled: {
    title: 'Cancelled',
    text: 'This was stopped on request. Run it again when needed: what is done is not done twice.',
  },
  'proof-image': {
    title: 'PDF does not keep the image',
    text: 'The image of a page[ ({page})] in the access PDF differs from the original, so the file is not delivered. Report it with this file; the original is whole.',
  },
  'proof-text': {
    title: 'Text layer differs',
    text: 'The text read back from the access PDF[, page {page},] differs from what was recognised, so the file is not delivered. Report it with this file.',
  },
  'proof-boxes': {
    title: 'Words out of place',
    text: 'Words in the access PDF[, page {page},] are more than 1 mm off, so the file is not delivered. Report it with this file.',
  },
  'proof-structure': {
    title: 'PDF not conforming',
    text: 'The access PDF fails the structure check of PDF/A-2u, so it is not delivered. Report it with this file.',
  },
  'compose-failed': {
    title: 'PDF could not be made',
    text: 'The access PDF could not be made[, page {page}]. Read the file again; if it goes on, report it with this file.',
  },
  unauthorized: {
    title: 'Host refuses the sign-in',
    text: 'The host does not accept the account or token of Vankho. Make a new token, put it into its file (tokenFile) and restart Vankho.',
  },
  forbidden: {
    title: 'Host does not allow it',
    text: 'The account of Vankho lacks a right in the host[ ({permission})]. Ask the administrator of the host to grant it.',
  },
  'not-found': {
    title: 'Not found',
    text: 'There is no such thing[: {what}]. Check the id, or load the list again: it may have been removed.',
  },
  conflict: {
    title: 'Changed meanwhile',
    text: 'The content in the host has changed, or is there already[: this file is document {twin} there, in the trash or hidden from us]. Load it again, look at the difference and repeat.',
  },
  invalid: {
    title: 'Host refuses the data',
    text: 'The host says the data is not valid[: {reason}]. Correct the value and send it again.',
  },
  'rate-limited': {
    title: 'Host asks to slow down',
    text: 'The host limits the number of calls. It is tried again later by itself; for a slower pace raise minIntervalMs of this host in the configuration.',
  },
  unavailable: {
    title: 'Host not reachable',
    text: 'The host or folder[ “{file}”] does not answer. It is tried again by itself; check server and network.',
  },
  protocol: {
    title: 'Answer not understood',
    text: 'The host answered in the wrong form. Check the address and the version of the host.',
  },
  unsupported: {
    title: 'Not supported',
    text: 'The host cannot do this. Do it by hand in the host, or upgrade it.',
  },
  'store-locked': {
    title: 'Store in use',
    text: 'Another Vankho process has this data folder open. Stop it, or use PostgreSQL to run several processes.',
  },
  'store-not-durable': {
    title: 'Store not durable',
    text: 'It could not be shown that data reaches the disk, so the store stays closed. Put the data folder on a local disk, not on a network folder or in memory.',
  },
  'store-unreachable': {
    title: 'Store not reachable',
    text: 'The database cannot be reached. Check PostgreSQL, the address store.url and the password.',
  },
  'store-version': {
    title: 'Store of another version',
    text: 'The store was made by another version[ ({version})]. Use the right version of Vankho, or export with the old one and import.',
  },
  'store-migration': {
    title: 'Store not migrated',
    text: 'The migration[ {migration}] failed and was rolled back. Restore a backup or report it.',
  },
  'store-not-empty': {
    title: 'Target store not empty',
    text: 'Import needs an empty store. Choose a new store or data folder and import again.',
  },
  'store-busy': {
    title: 'Store busy',
    text: 'The database did not answer in time. It is tried again by itself; if it goes on, check the disk and the load of the machine.',
  },
  'store-broken': {
    title: 'Store stopped to keep the data',
    text: 'The store stopped so that nothing is lost. Start the service again; if it goes on, check the disk and the backup.',
  },
  'ledger-broken': {
    title: 'Ledger broken',
    text: 'The hash chain of the ledger does not hold[ at entry {sequence}]. Stop changes, keep the store as it is and compare with a backup.',
  },
  stale: {
    title: 'Somebody else changed it',
    text: 'This was changed after you opened it. Load it again, look at the new value and go on.',
  },
  'config-invalid': {
    title: 'Configuration not valid',
    text: 'The option[ “{option}”][, file “{file}”][, entry “{field}”] is not valid[; allowed: {allowed}]. Correct the configuration file, the environment or the command line.',
  },
  'config-unreadable': {
    title: 'Configuration not readable',
    text: 'The configuration file[ “{file}”] cannot be read or is not JSON. Check path, rights and syntax.',
  },
  'office-schema': {
    title: 'The schema of the office cannot be taken',
    text: 'The file “{file}” in the folder schemas.folder cannot be taken[ because of “{field}”][ ({reason})]. Fields, values and document types may be added and labels reworded: all of the bundled schema must still be there and no narrower, and no name may be that of another one or one that Vankho keeps for itself. Correct this entry and run again.',
  },
  'address-in-use': {
    title: 'Port in use',
    text: 'Another program uses this port[ ({address})]. Stop that program, or choose another port with --port or http.port.',
  },
  'files-failed': {
    title: 'Some files were not read',
    text: 'Some files could not be read or jobs were given up[ ({files} files, {jobs} jobs)]. See why with “vankho failures”, mend the cause, then “vankho failures retry”.',
  },
  'schema-drift': {
    title: 'Host differs from what was registered',
    text: 'Some objects in the host differ from what was registered[ ({count})]. See each line; “vankho host apply[ {host}]” mends what is ours.',
  },
  'schema-blocked': {
    title: 'Some objects cannot be registered',
    text: 'Some objects cannot be registered[ ({count})]. Each line says why and what to do; then run it again.',
  },
  'host-unhealthy': {
    title: 'Something is wrong with the host',
    text: 'Something is wrong with the host[ {host}] or with this machine. Each line says what is missing and what to do.',
  },
  'invalid-request': {
    title: 'Request not valid',
    text: 'Something in the request is not valid[: “{field}”][: {reason}]. Correct what is named and send it again.',
  },
  'forbidden-move': {
    title: 'State does not allow it',
    text: 'This cannot be done in the present state[ ({state})]. Load it again to see the new state.',
  },
  'schedule-refused': {
    title: 'Schedule refused',
    text: 'The retention schedule is refused[: “{item}”]. Each fault is named with its item; correct the file and import it again, nothing was changed.',
  },
  'template-refused': {
    title: 'Template refused',
    text: 'The template[ “{template}”] cannot be used. Each wrong placeholder is named with what to do; correct the file and try again, or take it away to use the shipped one.',
  },
  'own-work': {
    title: 'Nobody checks their own work',
    text: 'This account has described or changed it[ (“{subject}”)] and so may not check it. Let somebody else check it.',
  },
  incomplete: {
    title: 'Not complete',
    text: 'It cannot go on to the next step[: {count} dossiers lack something][, {fields}]. See the result of the check, add what is missing and try again.',
  },
  withheld: {
    title: 'Withheld',
    text: 'The file bears a secrecy mark, so its content is neither shown nor delivered. Handle the paper as the law on state secrets demands; where the machine was mistaken, an archivist or administrator lifts the withholding on the page of the file.',
  },
  'secrecy-mark': {
    title: 'Secrecy mark',
    text: 'A page[ ({page})] bears a secrecy mark; reading stopped and no text of the file is kept. Take the document off every machine on a network and tell the person in charge of state secrets.',
  },
  'document-in-use': {
    title: 'Document in use',
    text: 'Cannot be joined: the document that begins at page {page} bears values typed by people, lies in a dossier or was settled in the register by a person. Take the values back, take it out of the dossier or drop the decision on the page of registers first, then join again; nothing was changed.',
  },
  'layout-unknown': {
    title: 'Layout not recognised',
    text: 'No sheet has the columns of a known layout ({layouts}). At least these are needed: {columns}. Change the headings as in the layout, or add a layout of your office to the folder spreadsheets in schemas.folder.',
  },
  'sign-in-required': {
    title: 'Sign in first',
    text: 'You are not signed in, or the session has ended. Sign in and try again.',
  },
  'sign-in-failed': {
    title: 'Sign-in failed',
    text: 'Name or secret is wrong, or the account is disabled. Try again, or ask the administrator for a new secret.',
  },
  'one-time-code-needed': {
    title: 'One-time code needed',
    text: 'This account has a second factor in the host. Type the code that the authenticator app shows now.',
  },
  'one-time-code-wrong': {
    title: 'One-time code wrong',
    text: 'The one-time code is wrong or has run out. Wait for a new one in the authenticator app and type that.',
  },
  'role-missing': {
    title: 'Not allowed',
    text: 'The role of the account may not do this. Ask the administrator to change the role if needed.',
  },
  'csrf-missing': {
    title: 'Session token missing',
    text: 'The write lacks the X-CSRF-Token of the session, or comes from another site. Load the page again and repeat.',
  },
  'wrong-origin': {
    title: 'Wrong address',
    text: 'The service does not answer under this address. Use the address of this very machine (127.0.0.1), or come through the configured proxy.',
  },
  'account-exists': {
    title: 'Account name taken',
    text: 'There is an account of this name. Choose another name, or enable the old account.',
  },
  'last-administrator': {
    title: 'Last administrator',
    text: 'This is the last administrator who can sign in, so it can be neither disabled nor given another role. Make another one first.',
  },
  'account-of-host': {
    title: 'Account of a host',
    text: 'This account belongs to the host[ “{host}”], which alone knows its secret and role. Change them there; here it can only be locked.',
  },
  'role-not-given': {
    title: 'No role given',
    text: 'Name and secret are right, but no group of the account in the host[ “{host}”] has a role in Vankho. Ask an administrator to add it to a group, or to give the group a role (roles of this host in the configuration).',
  },
  'method-not-allowed': {
    title: 'Method not allowed',
    text: 'This address does not take the method sent. See the Allow header and the API description.',
  },
  'body-too-large': {
    title: 'Body too large',
    text: 'What was sent is over the limit[ of {limit} bytes]. Split it, or raise http.maxUploadBytes if it is a scan.',
  },
  'media-type-unknown': {
    title: 'Media type not taken',
    text: 'The type of the content (Content-Type, Content-Encoding) is not taken here[; taken: {allowed}]. Send it again with the right type.',
  },
  'too-many-attempts': {
    title: 'Too many attempts',
    text: 'Too many failed attempts to sign in. Wait some minutes and try again.',
  },
  'console-missing': {
    title: 'Console not built',
    text: 'The console is not built on this machine. Run “npm start” in the project folder to build it, or use the API.',
  },
  internal: {
    title: 'Unexpected error',
    text: 'An unexpected error occurred[ (request {requestId})]. Try again; if it goes on, give the id and the log to the administrator.',
  },
  'upside-down': {
    title: 'Upside down',
    text: 'The page was scanned upside down and was turned for reading. The original is untouched; nothing to do if the text is right.',
  },
  sideways: {
    title: 'Sideways',
    text: 'The page was scanned sideways and was turned for reading. The original is untouched; nothing to do if the text is right.',
  },
  skewed: {
    title: 'Skewed',
    text: 'The page is skewed[ by {value}°] and was straightened for reading. Scan it again if content is cut at the edge.',
  },
  'low-resolution': {
    title: 'Low resolution',
    text: 'The page image has a low resolution[: {value} ppi]. Scan at 300 ppi to be read better.',
  },
  blank: {
    title: 'Blank page',
    text: 'The page has no content. Keep it if it is the back of a sheet; scan it again if the paper has text.',
  },
  'blank-sides': {
    title: 'Blank side',
    text: 'Blank side: the file holds only blank sides[ ({pages} pages)] and no document. Nothing to do; scan it again if the paper has text.',
  },
  'pages-to-see': {
    title: 'Pages to be looked at',
    text: 'Look at the images of some pages before you accept the file[; stamp not read on page {stamps}: look at the page and say whether it is a secrecy mark][; page {rescan} should be scanned again].',
  },
  'low-confidence': {
    title: 'Read without certainty',
    text: 'The text of the page is not read with certainty[ ({value})]. Compare it with the image; scan again if it is blurred.',
  },
  'junk-text-layer': {
    title: 'Text layer not usable',
    text: 'The text layer in the file is wrong, so the page was recognised from its image. Nothing to do if the text is right.',
  },
  'legacy-encoding': {
    title: 'Legacy encoding',
    text: 'The text in the file has a legacy encoding (TCVN3, VNI …), so the page was recognised from its image. Nothing to do if the text is right.',
  },
  'stamp-text-only': {
    title: 'Only the text of a signature stamp',
    text: 'The file holds only the text of a digital signature stamp, so the page was recognised from its image. Nothing to do if the text is right.',
  },
  'stamp-unread': {
    title: 'Stamp not read',
    text: 'The page bears a framed stamp that could not be read for certain. Look at the image: if it is a secrecy mark, declare it so that the file is withheld; if not, an administrator or archivist says so on the page of the file, and this remark goes.',
  },
  'annotations-lost': {
    title: 'What is pasted upon the page cannot be drawn',
    text: 'Fields of signatures, stamps or notes lie over the page that could not be taken apart: number, date, seal and signature there were not read and are missing in previews and in the PDF/A. Open the original (unchanged) in a PDF viewer, compare and type what is missing; if it is a secrecy mark, declare it so that the file is withheld.',
  },
  unsigned: {
    title: 'No signature and no seal seen',
    text: 'The document names an office and a signer, but the place of the signature is empty: neither signature nor seal. Check whether it is a draft or a copy, or whether the signed sheet is missing; if it is a draft or a copy, say so in the field Copy status. This remark stays, for whoever looks next.',
  },
  unsealed: {
    title: 'No seal of the office seen',
    text: 'The document is signed, but no seal of the office is seen. Compare the paper: it may be the file copy that was never sealed, or a kind of document that bears none; nothing is to be done if the paper is so.',
  },
  'nearly-blank': {
    title: 'Nearly blank',
    text: 'No print on the page; only faint marks, or ink seen through from the other side. Look whether it is a blank side.',
  },
  unreadable: {
    title: 'Page unreadable',
    text: 'No text could be recognised on the page. Check the paper and scan it again.',
  },
  ...enQuality,
  ...enHosts,
  ...enOffice,
};
