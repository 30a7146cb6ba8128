// HTML of one document. The text flows through CSS columns, one column being one A4 page,
// so that the browser itself breaks the pages.
import { framedWord, incomingStamp, penDigits, penSignature, seal } from './marks.mjs';

export const PAGE = { width: 794, height: 1123 };
const NATION = 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM';
const MOTTO = 'Độc lập - Tự do - Hạnh phúc';
/** NĐ 30/2020 is in force from this day; before it page numbers stand at the bottom right. */
const DECREE_30 = '2020-03-05';

const two = (value) => String(value).padStart(2, '0');
const lines = (list, tag) => list.map((line) => `<${tag}>${line}</${tag}>`).join('');

function written(doc, what, text, gap) {
  if (!(doc.handwritten ?? []).includes(what)) return text;
  const strokes = penDigits(text, `${doc.id} ${what}`, doc.penHeight);
  return `<span class="gap" style="width:${gap}mm">${strokes}</span>`;
}

function numberLine(doc) {
  const gap = 4 + doc.number.length * 3.4;
  return `Số: ${written(doc, 'number', doc.number, gap)}/${doc.notation}`;
}

function dateLine(doc) {
  const [year, month, day] = doc.date.split('-').map(Number);
  const shownMonth = month < 3 ? two(month) : String(month);
  return `${doc.place}, ngày ${written(doc, 'day', two(day), 8.5)} tháng ${written(doc, 'month', shownMonth, 2.5 + 3 * shownMonth.length)} năm ${year}`;
}

function head(doc) {
  const letter = doc.letterSubject ? `<div class="letter">V/v ${doc.letterSubject}</div>` : '';
  return `<div class="head"><div class="left"><div>${lines(doc.parent ?? [], 'div')}</div><b>${lines(doc.issuer, 'div')}</b><hr style="width:${doc.rule ?? 34}%">
<div class="number">${numberLine(doc)}</div>${letter}</div>
<div class="right"><b>${NATION}</b><b class="motto">${MOTTO}</b><hr style="width:${doc.mottoRule ?? 168}px"><i class="date">${dateLine(doc)}</i></div></div>`;
}

function title(doc) {
  if (!doc.title) return '';
  const rule = doc.subject ? '<hr style="width:24%">' : '';
  const authority = doc.authority ? `<p class="centre bold">${doc.authority.join('<br>')}</p>` : '';
  return `<div class="title"><b>${doc.title}</b>${doc.subject ? `<b>${doc.subject}</b>` : ''}${rule}</div>${authority}`;
}

function addressees(doc) {
  const list = doc.addressees ?? [];
  if (list.length === 0) return '';
  const word = doc.title === 'GIẤY MỜI' ? 'Kính mời' : 'Kính gửi';
  if (list.length === 1) return `<div class="to">${word}: ${list[0]}</div>`;
  const indent = doc.toIndent ? ` style="margin-left:${doc.toIndent}mm"` : '';
  const items = list.map((name, i) => `<div>- ${name}${i + 1 < list.length ? ';' : '.'}</div>`);
  return `<div class="to many"${indent}><span>${word}:</span><div>${items.join('')}</div></div>`;
}

function tableRow(line, first) {
  const cells = line.slice(1).split('|');
  const tag = first ? 'th' : 'td';
  return `<tr>${cells.map((cell) => `<${tag}>${cell.trim()}</${tag}>`).join('')}</tr>`;
}

const KINDS = {
  '~': (text) => `<p class="basis">${text}</p>`,
  '#': (text) => `<p class="centre bold">${text}</p>`,
  '*': (text) => `<p class="bold">${text}</p>`,
  '^': (text) => `<p class="centre">${text}</p>`,
  '=': () => '<div class="break"></div>',
};

/** One line of content is one paragraph; its first character says what kind. */
function body(text) {
  const out = [];
  let rows = [];
  const closeTable = () => {
    if (rows.length) out.push(`<table>${rows.join('')}</table>`);
    rows = [];
  };
  for (const raw of text.trim().split('\n')) {
    const line = raw.trim();
    if (line === '') continue;
    if (line.startsWith('|')) {
      rows.push(tableRow(line, rows.length === 0));
      continue;
    }
    closeTable();
    const kind = KINDS[line[0]];
    if (kind) out.push(kind(line.slice(1).trim()));
    else out.push(`<p>${line.replace(/^Điều \d+\.(?: [^.]{0,60}$)?/u, '<b>$&</b>')}</p>`);
  }
  closeTable();
  return out.join('\n');
}

function signer(one, doc) {
  const pen = `<span class="sign" style="left:${one.penLeft ?? 18}mm">${penSignature(one.name, doc.id)}</span>`;
  const red = one.seal
    ? `<span class="sealed" style="left:${one.sealLeft ?? 2}mm;top:${one.sealTop ?? -5}mm">${seal(one.seal)}</span>`
    : '';
  return `<div class="signer">${lines(one.role, 'b')}<div class="room">${pen}${red}</div><b>${one.name}</b></div>`;
}

function foot(doc) {
  const recipients = doc.recipients
    ? `<div class="recipients"><b><i>Nơi nhận:</i></b>${lines(
        doc.recipients.map((name, i) => `- ${name}${i + 1 < doc.recipients.length ? ';' : '.'}`),
        'div',
      )}</div>`
    : '';
  const signers = [doc.secondSigner, doc.signer].filter(Boolean).map((one) => signer(one, doc));
  return `<div class="foot">${recipients}${signers.join('')}</div>`;
}

function copyBlock(doc) {
  if (!doc.copy) return '';
  const { copy } = doc;
  return `<div class="copy"><div class="head"><div class="left"><div>${copy.parent}</div><b>${lines(copy.issuer, 'div')}</b><hr style="width:34%"><div class="number">Số: ${copy.reference}</div></div>
<div class="right"><b>${copy.kind}</b><i class="date">${copy.dateLine}</i></div></div>${foot({ id: `${doc.id} copy`, ...copy })}</div>`;
}

function stamps(doc) {
  const parts = [];
  if (doc.secrecy) parts.push(framedWord(doc.secrecy.toUpperCase(), doc.secrecyAt));
  if (doc.urgency) parts.push(framedWord(doc.urgency.toUpperCase(), doc.urgencyAt));
  if (doc.incoming) parts.push(incomingStamp({ seed: doc.id, ...doc.incoming }));
  if (doc.digitalSignature) parts.push(`<div class="digital">${lines(doc.digitalSignature, 'div')}</div>`);
  return parts.join('');
}

export function pageNumber(doc, page) {
  if (page === 1 || doc.pageNumbers === false) return '';
  const place = doc.date < DECREE_30 ? 'right:18mm;bottom:11mm' : 'left:0;right:0;top:10mm';
  return `<div class="folio" style="${place}">${page}</div>`;
}

export function documentHtml(doc) {
  return `<div class="flow">${head(doc)}${title(doc)}${addressees(doc)}${body(doc.text)}${doc.annex ? '' : foot(doc)}${copyBlock(doc)}${doc.annex ? `${foot(doc)}<div class="break"></div>${body(doc.annex)}` : ''}</div>${stamps(doc)}`;
}
