import { arrivalBox, seal, signature, urgencyFrame } from './marks.ts';
import type { Hand, PageDocument, Paragraph, Signer } from './model.ts';
import { createRandom, type Random } from './random.ts';

/** An A4 page in CSS pixels. */
export const PAGE = { width: 794, height: 1123 } as const;

const two = (value: number) => String(value).padStart(2, '0');

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

const block = (zone: string, text: string, kind = 'div') => `<${kind} data-z="${zone}">${escaped(text)}</${kind}>`;

function handed(text: string, by: Hand, doc: PageDocument): string {
  if (by === 'print') return escaped(text);
  if (by === 'stamp') return `<span class="stamp numbered">${escaped(text)}</span>`;
  const { penFont, penColour, penSize, penTurn } = doc.look;
  return `<span class="pen hand" style="font-family:'${penFont}';color:${penColour};font-size:${penSize.toFixed(2)}em;transform:rotate(${penTurn.toFixed(1)}deg)">${escaped(text)}</span>`;
}

function numberLine(doc: PageDocument): string {
  const label = doc.regime === 'party' ? 'Số ' : 'Số: ';
  const gap = doc.numberBy === 'print' ? '' : ' ';
  return `<div class="number" data-z="head-left">${label}${handed(doc.number, doc.numberBy, doc)}${gap}${escaped(doc.joint + doc.notation)}</div>`;
}

function dateLine(doc: PageDocument): string {
  const { day, month, year } = doc.date;
  const shown = month < 3 ? two(month) : String(month);
  return `<i class="date" data-z="head-right">${escaped(doc.place)}, ngày ${handed(two(day), doc.dayBy, doc)} tháng ${handed(shown, doc.monthBy, doc)} năm ${String(year)}</i>`;
}

function head(doc: PageDocument): string {
  const party = doc.regime === 'party';
  const national = party
    ? `<b data-z="head-right">ĐẢNG CỘNG SẢN VIỆT NAM</b><hr style="width:52%">`
    : `<b data-z="head-right">CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</b><b class="motto" data-z="head-right">Độc lập - Tự do - Hạnh phúc</b><hr style="width:60%">`;
  const rule = party ? `<div data-z="head-left">*</div>` : '<hr style="width:32%">';
  const left = [
    ...doc.parent.map((line) => block('head-left', line)),
    ...doc.issuer.map((line) => block('head-left', line, 'b')),
  ].join('');
  const letter =
    doc.title === undefined
      ? `<div class="letter" data-z="head-left">${escaped(doc.subjectMark + doc.subject)}</div>`
      : '';
  return `<div class="head"><div class="left">${left}${rule}</div><div class="right">${national}</div></div><div class="head second"><div class="left">${numberLine(doc)}${letter}</div><div class="right">${dateLine(doc)}</div></div>`;
}

function title(doc: PageDocument): string {
  if (doc.title === undefined) return '';
  const authority = doc.authority === undefined ? '' : `<p class="centred" data-z="body">${escaped(doc.authority)}</p>`;
  return `<div class="title">${block('body', doc.title, 'b')}${block('body', doc.subjectMark + doc.subject, 'b')}<hr style="width:24%"></div>${authority}`;
}

function addressees({ addressees: list }: PageDocument): string {
  if (list.length === 0) return '';
  if (list.length === 1) return `<div class="to" data-z="body">Kính gửi: ${escaped(list[0] ?? '')}</div>`;
  const items = list.map((name, i) => block('body', `- ${name}${i + 1 < list.length ? ';' : '.'}`));
  return `<div class="to"><div data-z="body">Kính gửi:</div><div class="list">${items.join('')}</div></div>`;
}

function paragraph(one: Paragraph): string {
  if (one.kind === 'break') return '<div class="break"></div>';
  if (one.kind === 'table') {
    const rows = one.rows.map((cells) => `<tr>${cells.map((cell) => block('body', cell, 'td')).join('')}</tr>`);
    return `<table>${rows.join('')}</table>`;
  }
  return `<p class="${one.kind}" data-z="body">${escaped(one.text)}</p>`;
}

function signer(one: Signer, doc: PageDocument, random: Random): string {
  const role = one.role.map((line, i) => {
    const deputy = i === 0 && one.deputyByHand ? line.replace(/^KT\. /, '') : line;
    const text = deputy === line ? '' : handed('KT.', 'pen', doc);
    return `<b class="${one.roleBy === 'stamp' ? 'stamp' : ''}" data-z="foot-right">${text} ${escaped(deputy)}</b>`;
  });
  const [x, y] = one.sealAt;
  // both are drawn in any case: the marks of the page stay those of its seed
  const pen = `<span style="left:${random.between(6, 22).toFixed(0)}mm;top:${random.between(0, 6).toFixed(0)}mm;color:${doc.look.penColour}">${signature(random)}</span>`;
  const ring = `<span style="left:calc(50% + ${(x - 18).toFixed(0)}mm);top:${(y - 4).toFixed(0)}mm">${seal(random, one.seal)}</span>`;
  const room = `<div class="room">${one.signed ? pen : ''}${one.sealed ? ring : ''}</div>`;
  const name = `<b class="${one.nameBy === 'stamp' ? 'stamp' : ''}" data-z="foot-right">${escaped(one.name)}</b>`;
  return `<div class="signer">${role.join('')}${room}${name}</div>`;
}

function recipients(list: readonly string[]): string {
  if (list.length === 0) return '<div class="recipients"></div>';
  const items = list.map((name) => block('foot-left', `- ${name}`)).join('');
  return `<div class="recipients"><b data-z="foot-left"><i>Nơi nhận:</i></b>${items}</div>`;
}

function foot(doc: PageDocument, random: Random): string {
  const signers = doc.signers.map((one) => signer(one, doc, random)).join('');
  return `<div class="foot">${doc.signers.length > 1 ? '' : recipients(doc.recipients)}${signers}</div>${doc.signers.length > 1 ? recipients(doc.recipients) : ''}`;
}

function copyBlock(doc: PageDocument, random: Random): string {
  if (doc.certified === undefined) return '';
  const { title: kind, issuer, number, signer: one } = doc.certified;
  const { year, month, day } = doc.date;
  return `<div class="copy"><div class="head"><div class="left">${issuer.map((line) => block('body', line, 'b')).join('')}<div data-z="body">Số: ${escaped(number)}</div></div><div class="right"><b data-z="body">${kind}</b><i data-z="body">${escaped(doc.place)}, ngày ${two(Math.min(28, day + 2))} tháng ${two(month)} năm ${String(year)}</i></div></div><div class="foot">${recipients(['Lưu: VT.'])}${signer(one, doc, random)}</div></div>`;
}

function overlays(doc: PageDocument, random: Random): string {
  const parts = [
    doc.urgency === undefined ? '' : urgencyFrame(random, doc.urgency),
    doc.arrival === undefined ? '' : arrivalBox(random, doc.arrival, doc.look.penFont),
    doc.marginNote === undefined
      ? ''
      : `<div class="pen note" style="font-family:'Dancing Script';left:${random.between(8, 90).toFixed(0)}mm;top:${random.between(4, 12).toFixed(0)}mm;transform:rotate(${random.between(-9, 9).toFixed(0)}deg)">${doc.marginNote}</div>`,
  ];
  return parts.join('');
}

export type Layer = 'print' | 'over';

/** The whole document as one flow whose columns are A4 pages. `layer`: what is visible. */
export function documentHtml(doc: PageDocument, layer: Layer): string {
  const random = createRandom(`marks ${doc.id}`);
  const body = [...doc.body, ...(doc.annex.length > 0 ? [] : [])].map(paragraph).join('');
  const flow = `${head(doc)}${title(doc)}${addressees(doc)}${body}${foot(doc, random)}${copyBlock(doc, random)}${doc.annex.map(paragraph).join('')}`;
  return `<!doctype html><html lang="vi"><head><meta charset="utf-8"><style>${styleSheet(doc)}</style></head><body class="layer-${layer}"><div class="flow">${flow}</div>${overlays(doc, random)}</body></html>`;
}

/** Figure of a page; NĐ 30/2020 has it in the top margin, TT 01/2011 at the bottom right. */
export function pageNumber(doc: PageDocument, page: number): string {
  if (page === 1) return '';
  const place = doc.regime === 'tt01' ? 'right:18mm;bottom:10mm' : 'left:0;right:0;top:9mm';
  return `<div class="folio" data-z="body" style="${place}">${String(page)}</div>`;
}

function styleSheet({ look, regime, mode }: PageDocument): string {
  const width = 210 - look.left - look.right;
  const dots = mode === 'dot-matrix';
  const font = dots ? 'Liberation Mono' : look.font;
  const size = dots ? look.size * 0.82 : look.size;
  return `*{box-sizing:border-box}html,body{margin:0;background:#fff;color:#000}
body{font:${String(size)}pt/${look.line.toFixed(2)} "${font}";position:relative;height:${String(PAGE.height)}px}
.flow{position:absolute;left:${look.left.toFixed(1)}mm;top:${look.top.toFixed(1)}mm;width:${width.toFixed(1)}mm;height:${(297 - look.top - 20).toFixed(1)}mm;column-fill:auto;column-width:${width.toFixed(1)}mm;column-gap:calc(${String(PAGE.width)}px - ${width.toFixed(1)}mm)}
p{margin:0 0 1.6mm;text-indent:${look.indent.toFixed(1)}mm;text-align:${look.justify ? 'justify' : 'left'};orphans:2;widows:2}
p.basis{font-style:italic}p.centred{text-align:center;text-indent:0;font-weight:bold;margin:2mm 0 3mm}p.heading{font-weight:bold}
hr{border:0;border-top:.9px solid #000;margin:1.2mm auto 0}
.head{display:flex;line-height:1.2;font-size:${dots ? '10' : '12.5'}pt;align-items:flex-start}.head b,.head i{display:block}.second{margin-top:3mm}
.left{width:44%;text-align:center}.right{width:56%;text-align:center;white-space:nowrap}.motto{font-size:1.06em}.number{white-space:nowrap;font-size:1.04em}.date{font-size:1.04em}
.letter{margin:1.5mm auto 0;width:88%;font-size:.96em}
.title{text-align:center;margin:${regime === 'party' ? '5' : '7'}mm 9mm 4mm;line-height:1.2}.title b{display:block}
.to{margin:4mm 0 4mm 20mm}.to .list{margin-left:16mm}
table{border-collapse:collapse;width:100%;font-size:.92em;line-height:1.2;margin:2mm 0 3mm}td{border:.8px solid #000;padding:.8mm 1.5mm}tr:first-child{font-weight:bold;text-align:center}
.foot{display:flex;margin-top:4mm;break-inside:avoid;line-height:1.17}.recipients{flex:1 1 45%;font-size:.8em}.signer{flex:1 1 52%;text-align:center}.signer b{display:block;min-height:1.17em}
.room{height:26mm;position:relative}.room span{position:absolute}
.hand{display:inline-block;line-height:.6;padding:0 .9mm;font-style:normal;font-weight:normal}.numbered{font-family:Arimo;font-weight:bold;font-style:normal;padding:0 1mm;display:inline-block;transform:translateY(-.6mm)}
.pen{color:#20309a}.stamp{color:#d8203c}.note{position:absolute;font-size:17pt;white-space:nowrap}
.framed{position:absolute;height:8mm;border:.55mm solid;font-weight:bold;font-size:14pt;line-height:7mm;padding:0 3mm}
.arrival{position:absolute;width:50mm;height:30mm}.arrival .stamp{position:absolute;inset:0;border:.5mm solid;font:9.5pt/1 Arimo;padding-left:15mm}
.arrival b{position:absolute;left:0;right:0;top:1mm;text-align:center;white-space:nowrap;overflow:hidden}.arrival i{position:absolute;left:1.5mm;top:14mm;font-style:normal;font-weight:bold;font-size:12pt}
.arrival span{display:block;height:7mm;position:relative;top:9mm;white-space:nowrap;overflow:hidden}.arrival em{position:absolute;left:25mm;font-style:normal}
.break{break-after:column}.copy{border-top:1px solid #000;margin-top:4mm;padding-top:3mm;break-inside:avoid}.folio{position:absolute;text-align:center;font-size:13pt}
body.layer-over{visibility:hidden;background:transparent}html:has(.layer-over){background:transparent}
.layer-over .pen,.layer-over .pen *,.layer-over .stamp,.layer-over .stamp *{visibility:visible}
.layer-print .pen,.layer-print .pen *,.layer-print .stamp,.layer-print .stamp *{visibility:hidden}`;
}
