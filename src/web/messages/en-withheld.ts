/** Texts around files that bear a secrecy mark, or seem to, in English. */
export const enWithheld = {
  'withheld.title': 'Withheld for a secrecy mark',
  'withheld.what':
    'The file is withheld for the secrecy mark {level} on page {page}. No text of the file is kept; nothing of it is shown here.',
  'withheld.whatPlain':
    'The file is withheld for a secrecy mark. No text of the file is kept; nothing of it is shown here.',
  'withheld.real': 'If the secrecy mark is real',
  'withheld.step1': 'Take the file “{file}” out of the inbox and off every networked machine.',
  'withheld.step2': 'Tell the person in charge of state secrets in your office.',
  'withheld.step3':
    'Handle the paper as the Law on Protection of State Secrets demands; neither scan it again nor press “Read again”.',
  'withheld.mistaken': 'If that is wrong and there is no secrecy mark',
  'withheld.mistakenText':
    'The machine would rather withhold too much than let a mark slip: a red frame misread is enough. “Read again” on the same scan does not help: the file is withheld for the same mark again. An administrator or archivist looks at the page in doubt and lifts the withholding. Where the image is too faint to judge, replace the scan in its source by a clearer one (same name); it is read by itself.',
  'withheld.lift': 'Look at page {page} to judge the mark…',
  'withheld.liftNotYou': 'This account may not lift it; tell an administrator or archivist.',
  'lift.title': 'Does page {page} bear a secrecy mark?',
  'lift.what':
    'The file is withheld for the secrecy mark {level} on this page. Look all over the page, at its edges and faint places too. That you opened the page stands in the ledger.',
  'lift.real': 'If there is a mark, or you are not sure: press “Do not lift”, the file stays withheld.',
  'lift.image': 'Image of page {page} of {file}',
  'lift.zoomIn': 'Zoom in',
  'lift.zoomOut': 'Zoom out',
  'lift.rotate': 'Rotate',
  'lift.imageFailed': 'The page cannot be shown, so nothing can be lifted',
  'lift.reason': 'Why it is no secrecy mark',
  'lift.reasonHelp': 'Stays in the ledger for good, with your name. Do not copy text of the document.',
  'lift.reasonShort': 'At least 10 letters are needed.',
  'lift.seen': 'I have looked at all of page {page}; it bears no secrecy mark.',
  'lift.seenMissing': 'Tick this if it is so.',
  'lift.scope': 'Only this mark, on this page, of this very scan is left out. Any other mark withholds the file again.',
  'lift.submit': 'Lift and read the file',
  'lift.back': 'Do not lift',
  'lift.done': 'The withholding is lifted; the file waits to be read.',
  'withhold.button': 'Bears a mark: withhold…',
  'withhold.title': 'Withhold the file for a secrecy mark',
  'withhold.what': 'For a secrecy mark that you see on “{file}”, or where a lifting was a mistake.',
  'withhold.level': 'Level',
  'withhold.levelMissing': 'Choose the level that the mark states.',
  'withhold.page': 'Page with the mark',
  'withhold.reason': 'Why it is withheld',
  'withhold.real':
    'Text and data read of the file are removed from Vankho at once and taken back from the host; every copy of the same content is withheld too. The original stays in its source: act by the law on state secrets.',
  'withhold.submit': 'Withhold',
  'withhold.back': 'Do not withhold',
  'withhold.done': 'The file is withheld; nothing of it is shown here any more.',

  'stamps.title': 'Stamps that could not be read',
  'stamps.what':
    'The machine saw stamps on these pages and could not read them: they may be secrecy marks. Look at each page and say what it is.',
  'stamps.whatNotYou':
    'The machine saw stamps on these pages and could not read them: they may be secrecy marks. An administrator or archivist looks at them.',
  'stamps.open': 'Not settled yet',
  'stamps.seen': 'Seen, no secrecy mark',
  'stamps.takeBack': 'Take back',
  'stamps.takeBackOf': 'Take back what was said of page {page}',
  'stamps.look':
    'The words of the framed stamp could not be read. Look over the whole page, its edges and faint places too.',
  'stamps.real': 'If it bears a mark, withhold the file; if you are not sure, leave it: the page goes on asking.',
  'stamps.scope':
    'Holds for this page of this very scan; stands in the ledger with your name and can be taken back. A mark that the machine reads still withholds the file.',
  'stamps.submit': 'Seen, no secrecy mark',
  'stamps.back': 'Later',
  'stamps.imageFailed': 'The page cannot be shown, so nothing can be said of it',
  'stamps.done': 'Noted: page {page} bears no secrecy mark.',
  'stamps.takenBack': 'Taken back: page {page} asks again.',

  'overview.stamps': '{count} files with stamps that were not read, for a person to see',
  'overview.stampsHelp': 'They may be marks of secrecy. Look at each page and settle it, or withhold the file.',
  'overview.rescan': '{count} files with pages to be scanned again',
  'overview.rescanHelp': 'Faint, askew or cut off. The Excel list on the page of scan files names dossier and box.',

  'readAgain.title': 'Read a withheld file again?',
  'readAgain.what':
    'The machine fetches the original and looks for secrecy marks anew. In the same scan it finds the same mark, and the file is withheld again.',
  'readAgain.real': 'If the mark is real, do not read again: take the file off the networked system.',
  'readAgain.useful': 'Reading again is of use only when the scan was replaced, or the program is a newer one.',
  'readAgain.back': 'Do not read',
} as const;
