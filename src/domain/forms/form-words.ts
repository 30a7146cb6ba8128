import words from '../../../mappings/forms/words.json' with { type: 'json' };

/** The wording of our own layouts: papers of Vietnamese offices, in Vietnamese whoever prints them. */
export type FormWord = keyof typeof words;

export function formWord(key: FormWord): string {
  return words[key];
}
