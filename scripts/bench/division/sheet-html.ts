import type { SeparatorSheet } from '../../../src/domain/division/separator-sheet.ts';
import { separatorPayload } from '../../../src/domain/division/separator-sheet.ts';
import { formWord } from '../../../src/domain/forms/form-words.ts';
import { qrModules } from '../../../src/formats/qr/qr-modules.ts';
import type { PageDocument } from '../../pages/model.ts';
import { escaped, flowHtml } from './paper-html.ts';
import type { Part } from './stream-model.ts';

/** A separator sheet as the product prints it: see `src/domain/forms/separator-form.ts`. */
export function sheetPart(sheet: SeparatorSheet, paper: PageDocument): Part {
  const payload = separatorPayload(sheet);
  const large = (text: string, points: number) =>
    `<p class="line mid bold" style="font-size:${String(points)}pt;line-height:1.3;margin-bottom:5mm">${escaped(text)}</p>`;
  const content = [
    large(formWord('separator.title').toLocaleUpperCase('vi'), 36),
    large(formWord(`separator.${sheet.kind}`).toLocaleUpperCase('vi'), 28),
    large(sheet.label, 40),
    `<p class="line mid">${square(payload)}</p>`,
    `<p class="line mid" style="font-size:22pt;margin:8mm 0 10mm">${escaped(payload)}</p>`,
    `<p class="line mid" style="font-size:14pt">${escaped(formWord('separator.hint'))}</p>`,
  ].join('');
  return { html: flowHtml(content, paper, false), landscape: false, numbering: 'none' };
}

function square(payload: string): string {
  const modules = qrModules(payload);
  const { size } = modules;
  const cells = Array.from({ length: size * size }, (_, at) => [at % size, Math.floor(at / size)] as const);
  const dark = cells.filter(([column, row]) => modules.isDark(row, column));
  const path = dark.map(([column, row]) => `M${String(column)} ${String(row)}h1v1h-1z`).join('');
  return `<svg width="85mm" height="85mm" viewBox="0 0 ${String(size)} ${String(size)}" shape-rendering="crispEdges"><path d="${path}"/></svg>`;
}
