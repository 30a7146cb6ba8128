import { sameWord, titleWords, type TitleWord } from '../retention/proposals/title-words.ts';
import { DAMAGED, RESTRICTION_GROUPS, type GroupCode } from './restriction-groups.ts';

/** A group that may hold, with why: a person decides. */
export interface GroupProposal {
  readonly group: GroupCode;
  /** The matter of the group, as the circular names it; null for what is said of the paper. */
  readonly item: string | null;
  /** As they stand in the title, or the condition of the paper. */
  readonly words: readonly string[];
}

interface Subject {
  readonly title: string;
  readonly physicalCondition?: string | undefined;
}

const PHRASES = RESTRICTION_GROUPS.flatMap(({ code, items }) =>
  items.map(({ title, words }) => ({ group: code, item: title, phrases: words.map((phrase) => titleWords(phrase)) })),
);

export function proposeGroups({ title, physicalCondition }: Subject): readonly GroupProposal[] {
  const words = titleWords(title);
  const found = PHRASES.flatMap(({ group, item, phrases }): readonly GroupProposal[] => {
    const matched = phrases.flatMap((phrase) => textOf(words, phrase) ?? []);
    return matched.length === 0 ? [] : [{ group, item, words: [...new Set(matched)] }];
  });
  if (physicalCondition === 'Hỏng') found.push({ group: DAMAGED, item: null, words: [physicalCondition] });
  return found;
}

/** The words of the title that are the phrase, word for word. */
function textOf(words: readonly TitleWord[], phrase: readonly TitleWord[]): string | undefined {
  const last = words.length - phrase.length;
  for (let start = 0; start <= last; start += 1) {
    const part = words.slice(start, start + phrase.length);
    if (part.every((word, index) => isWord(word, phrase[index]))) return part.map(({ text }) => text).join(' ');
  }
  return undefined;
}

function isWord(word: TitleWord, wanted: TitleWord | undefined): boolean {
  return wanted !== undefined && sameWord(word, wanted);
}
