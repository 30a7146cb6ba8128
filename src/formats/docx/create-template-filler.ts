import type { TemplateValue, TemplateValues } from '../../domain/forms/template/template-fields.ts';
import type { TemplateFiller } from '../../ports/form-templates.ts';
import { packZip, type PackedPart } from '../zip/pack-zip.ts';
import { checkText } from './check-text.ts';
import { readParts, unpack } from './read-parts.ts';
import { fillTags, tagsOf } from './template-engine.ts';

/** What cannot stand in XML: control characters, halves of letters. */
const UNFIT = /[^\P{Cc}\n]|\p{Cs}|[\uFFFE\uFFFF]/gu;

/** Why by this library: ADR 0026. */
export function createTemplateFiller(): TemplateFiller {
  return {
    async placeholders(template) {
      return tagsOf(packZip(await checkedParts(template)));
    },
    async fill(template, values) {
      // Packed anew from what was looked at: the library reads nothing else.
      const filled = await fillTags(packZip(await checkedParts(template)), cleanRow(values));
      return packZip(inOrder(await unpack(filled)));
    },
  };
}

async function checkedParts(template: Uint8Array): Promise<readonly PackedPart[]> {
  const parts = await readParts(template);
  checkText(parts);
  return parts;
}

function cleanRow(values: TemplateValues): TemplateValues {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name.normalize('NFC'), clean(value)]));
}

function clean(value: TemplateValue): TemplateValue {
  if (typeof value === 'boolean') return value;
  if (typeof value !== 'string') return value.map(cleanRow);
  return value.normalize('NFC').replaceAll(/\r\n?/gu, '\n').replaceAll('\t', ' ').replaceAll(UNFIT, '');
}

/** Content types first, as programs write it. */
function inOrder(parts: readonly PackedPart[]): readonly PackedPart[] {
  return [...parts].sort((a, b) => Number(b.name.startsWith('[')) - Number(a.name.startsWith('[')));
}
