/** Names learned from accepted records. */
export const enLearned = {
  'learned.kind.body': 'Issuing body',
  'learned.kind.signer': 'Signatory',
  'learned.kind.addressee': 'Addressee',
  'cli.learned.description':
    'names of bodies, signatories, addressees learned from confirmed records: list, switch off, remove',
  'cli.learned.actions': [
    'Actions:',
    '  list        what was learned, and from how many records',
    '  off ID      kept and not used',
    '  on ID       used again',
    '  remove ID   forgotten; records confirmed later may teach it again',
  ].join('\n'),
  'cli.learned.none': 'Nothing was learned yet: no person has confirmed a record.',
  'cli.learned.line': '{kind}: {name}[ ({detail})], {documents} records, {years}. Id: {id}',
  'cli.learned.isOff': 'Switched off.',
  'cli.learned.off': 'Switched off: not used for later readings.',
  'cli.learned.on': 'Used again.',
  'cli.learned.remove': 'Forgotten.',
} as const;
