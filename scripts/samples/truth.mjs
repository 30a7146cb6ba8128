// What a careful cataloguer would write down, taken from the same data that was printed.
const one = (list) => list.join(' ');
const signers = (doc) => [doc.secondSigner, doc.signer].filter(Boolean);

function fieldsOf(doc, { pageCount, bornDigital = false }) {
  return {
    documentType: doc.documentType,
    number: doc.number,
    notation: doc.notation,
    referenceNumber: `${doc.number}/${doc.notation}`,
    issuedOn: doc.date,
    place: doc.place,
    issuingBody: one(doc.issuer),
    ...(doc.parent ? { parentBody: one(doc.parent) } : {}),
    subject: doc.letterSubject ?? doc.subject,
    ...(doc.addressees ? { addressees: doc.addressees } : {}),
    ...(doc.recipients ? { recipients: doc.recipients } : {}),
    signatory: signers(doc)
      .map((signer) => signer.name)
      .join('; '),
    signerRole: signers(doc)
      .map((signer) => one(signer.role))
      .join('; '),
    ...(doc.secrecy ? { secrecy: doc.secrecy } : {}),
    ...(doc.urgency ? { urgency: doc.urgency } : {}),
    copyStatus: doc.copy ? 'Sao y' : 'Bản chính',
    originKind: bornDigital ? 'Gốc điện tử' : 'Số hóa',
    language: 'Tiếng Việt',
    pageCount,
  };
}

function handwrittenFields(doc) {
  const hand = doc.handwritten ?? [];
  const date = hand.includes('day') || hand.includes('month');
  return [...(hand.includes('number') ? ['number'] : []), ...(date ? ['issuedOn'] : [])];
}

/** One entry of truth.json. `pages` tells for every page what is special about it. */
export function describeFile(entry, { parts, pages }) {
  let first = 1;
  const documents = parts.map(({ doc, count }) => {
    const firstPage = first;
    first += count;
    return {
      firstPage,
      lastPage: first - 1,
      handwritten: handwrittenFields(doc),
      fields: fieldsOf(doc, { pageCount: count, bornDigital: entry.bornDigital }),
    };
  });
  return {
    file: entry.file,
    ...(entry.scan.ppi ? { ppi: entry.scan.ppi } : {}),
    damage: entry.bornDigital ? 'none' : entry.scan.damage,
    bornDigital: entry.bornDigital ?? false,
    withheld: entry.withheld ?? false,
    pageCount: pages.length,
    pages: pages.map((page, i) => ({
      page: i + 1,
      blank: page.blank ?? false,
      upsideDown: entry.scan.upsideDown ?? false,
      withheld: entry.withheld ?? false,
      ...(page.skew === undefined ? {} : { skewDegrees: page.skew }),
    })),
    documents,
  };
}
