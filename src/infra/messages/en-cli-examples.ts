import type { viCliExamples } from './vi-cli-examples.ts';

/** Examples of the files that actions take, and options in their place. */
export const enCliExamples: Readonly<Record<keyof typeof viCliExamples, string>> = {
  'cli.example.option': 'prints a filled JSON file that the action takes',
  'cli.example.hint':
    'Save it (“--example > example.json”), change it, then name the file in the command. Days are YYYY-MM-DD.',
  'cli.example.none': 'this action takes no file; there are examples for: {allowed}',
  'cli.example.see': 'See a right one: vankho {command} --example',
  'cli.disposal.yesOrNo': 'say yes (agrees to destruction) or no',
  'cli.disposal.heldOn': 'day of the session (minutes)',
  'cli.disposal.present': 'ids of members who were there, parted by commas (minutes)',
  'cli.disposal.place': 'where (minutes, handover, complete)',
  'cli.disposal.agree': 'yes (agrees to destruction) or no (opinion)',
  'cli.disposal.issuer': 'who gives the opinion (opinion)',
  'cli.disposal.giver': 'who gives the material for destruction (handover)',
  'cli.disposal.taker': 'who takes it (handover)',
  'cli.disposal.method': 'how it was destroyed (complete)',
  'cli.disposal.people': 'who took part, parted by semicolons (complete)',
  'cli.disposal.evidence': 'files of evidence, parted by commas; hashes are made here (complete)',
  'cli.disposal.what.heldOn': '--held-on, or a file (see: vankho disposal minutes --example)',
  'cli.disposal.what.present': '--present 1,2,3',
  'cli.disposal.what.agree': '--agree yes or no, or a file (see: vankho disposal opinion --example)',
  'cli.disposal.what.issuer': '--issuer',
  'cli.disposal.what.giver': '--giver and --taker, or a file (see: vankho disposal handover --example)',
  'cli.disposal.what.taker': '--taker',
  'cli.disposal.what.method': '--method',
  'cli.disposal.what.people': '--people, --method, --evidence, or a file (see: vankho disposal complete --example)',
  'cli.disposal.what.evidence': '--evidence',
  'cli.disposal.begun': 'Destroying. Broken off, run this again: files that are done are not touched again.',
  'cli.disposal.done':
    '{done} of {all} files done: erased {erased}, kept {kept}, gone before {absent}, by hand {byHand}.',
  'cli.disposal.remains':
    '{open} files are left. Mend what is named, then run again: vankho disposal execute {id}; files that the host does not let us destroy are told with settle.',
  'cli.disposal.files': 'Files: {done} of {all} done, {open} left.',
};
