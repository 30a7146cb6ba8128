import words from '../../../../mappings/forms/fields.json' with { type: 'json' };
import type { FieldDictionary } from './template-fields.ts';

/** What an office writes between braces, in Vietnamese, and what stands for it. A test holds that each field has a name of its own. */
export const FIELD_WORDS: FieldDictionary = words;
