import type { PlacedWord } from '../../layout/placed-word.ts';
import type { TextLine } from '../../layout/text-line.ts';
import { withoutJunk } from '../../layout/text-line.ts';
import { joinWords, type JoinedText } from '../joined-text.ts';
import type { NumberParts } from '../number-grammar.ts';
import { parseNumberLine } from '../number-grammar.ts';
import type { PageView } from '../reader.ts';

export interface NumberLine {
  readonly parts: NumberParts;
  readonly numberWords: readonly PlacedWord[];
  readonly notationWords: readonly PlacedWord[];
  readonly line: TextLine;
  readonly joined: JoinedText;
}

/** The number line of the head of a page, taken apart; undefined when there is none that can be read. */
export function readNumberLine(view: PageView): NumberLine | undefined {
  const printed = view.layout.head?.numberLine;
  const line = printed === undefined ? undefined : (withoutJunk(printed) ?? printed);
  if (line === undefined) return undefined;
  const joined = joinWords(line.words);
  const parts = parseNumberLine(joined.text);
  if (parts === undefined) return undefined;
  return {
    parts,
    numberWords: joined.wordsBetween(...parts.numberSpan),
    notationWords: joined.wordsBetween(...parts.notationSpan),
    line,
    joined,
  };
}
