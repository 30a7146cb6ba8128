import { checkPlaceholders } from '../../../domain/forms/template/check-placeholders.ts';
import { FIELD_WORDS } from '../../../domain/forms/template/field-words.ts';
import {
  nameFields,
  type NamedFields,
  type TemplateValue,
  type TemplateValues,
} from '../../../domain/forms/template/template-fields.ts';
import { templateFields, type TemplateKind } from '../../../domain/forms/template/template-layouts.ts';
import { TemplateError, type TemplateFault } from '../../../ports/errors.ts';
import type { TemplateFiller } from '../../../ports/form-templates.ts';

export interface TemplateCheck {
  readonly faults: readonly TemplateFault[];
  /** The template can be used nevertheless. */
  readonly warnings: readonly TemplateFault[];
  /** Placeholders in it, each once. */
  readonly placeholders: number;
}

/**
 * Whether a template can be used for a form: its placeholders are those of the form, and filling it works.
 * @throws FileError where it is no text document
 */
export async function checkTemplate(
  filler: TemplateFiller,
  { kind, bytes }: { readonly kind: TemplateKind; readonly bytes: Uint8Array },
): Promise<TemplateCheck> {
  const fields = nameFields(templateFields(kind), FIELD_WORDS);
  try {
    const uses = await filler.placeholders(bytes);
    const findings = checkPlaceholders(uses, fields).map(({ code, details, isWarning }) => ({
      ...{ key: `form.template.${code}`, details, isWarning },
    }));
    const faults = findings.filter(({ isWarning }) => !isWarning);
    // A loop that lies across cells shows only when it is filled.
    if (faults.length === 0) await filler.fill(bytes, trialValues(fields));
    return {
      faults: faults.map(withoutKind),
      warnings: findings.filter(({ isWarning }) => isWarning).map(withoutKind),
      placeholders: new Set(uses.map(({ name }) => name).filter((name) => name !== '')).size,
    };
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return { faults: error.faults, warnings: [], placeholders: 0 };
  }
}

function withoutKind({ key, details }: TemplateFault): TemplateFault {
  return { key, details };
}

/** Two rows in each list, every condition met. */
function trialValues(fields: NamedFields): TemplateValues {
  const values = Object.entries(fields).map(([name, field]): readonly [string, TemplateValue] => {
    if (field === 'text') return [name, name];
    if (field === 'flag') return [name, true];
    return [name, [trialValues(field), trialValues(field)]];
  });
  return Object.fromEntries(values);
}
