import { useLayoutEffect, type ClipboardEvent, type KeyboardEvent, type RefObject } from 'react';
import { fold } from '../../../domain/text/fold.ts';
import type { Choice, Column } from './columns.ts';
import { ROW_HEIGHT } from './visible-rows.ts';

export interface Editing {
  readonly text: string;
  /** `typing`: begun by a letter, arrows leave the cell; `edit`: begun by F2, arrows move in the text. */
  readonly mode: 'typing' | 'edit';
  /** Which choice is highlighted; undefined: none, what is typed counts. */
  readonly choice?: number;
}

export interface CellInputProps {
  readonly inputRef: RefObject<HTMLTextAreaElement | null>;
  readonly column: Column | undefined;
  readonly place: { readonly top: number; readonly left: number; readonly width: number };
  readonly editing: Editing | undefined;
  readonly label: string;
  readonly fault: string | undefined;
  /** Cell under the field. */
  readonly describedBy: string;
  readonly onText: (text: string) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLTextAreaElement>) => void;
  readonly onChoose: (choice: Choice) => void;
  readonly onBlur: () => void;
  readonly onCopy: (event: ClipboardEvent) => void;
  readonly onPaste: (event: ClipboardEvent) => void;
}

/**
 * The one field in which everything is typed. It always has the focus and lies over the cell of the cursor, unseen until
 * something is typed: so that syllables composed by an input method begin in the cell like any other letter.
 */
export function CellInput(props: CellInputProps) {
  const { inputRef, column, place, editing, fault } = props;
  useGrowing(inputRef, editing?.text);
  const choices = editing && column ? matching(column, editing.text) : [];
  const { top, left, width } = place;
  return (
    <div
      className="cell-editor"
      data-editing={editing !== undefined || undefined}
      style={{ transform: `translate(${String(left)}px, ${String(top)}px)`, width }}
    >
      <textarea
        ref={inputRef}
        rows={1}
        className="cell-input"
        aria-label={props.label}
        aria-describedby={props.describedBy}
        aria-invalid={fault !== undefined || undefined}
        {...(choices.length > 0 && listRoles(editing?.choice))}
        spellCheck={false}
        autoComplete="off"
        value={editing?.text ?? ''}
        onChange={(event) => props.onText(event.currentTarget.value)}
        onKeyDown={props.onKeyDown}
        onBlur={props.onBlur}
        onCopy={props.onCopy}
        onPaste={props.onPaste}
      />
      {editing && <BelowCell {...props} choices={choices} chosen={editing.choice} />}
    </div>
  );
}

function listRoles(choice: number | undefined) {
  const list = { role: 'combobox', 'aria-expanded': true, 'aria-controls': 'cell-choices' } as const;
  return choice === undefined ? list : { ...list, 'aria-activedescendant': `choice-${String(choice)}` };
}

/** Under the cell while it is edited: what is wrong, and what can be chosen. */
function BelowCell({ fault, ...choosing }: ChoicesProps & Pick<CellInputProps, 'fault'>) {
  return (
    <>
      {fault !== undefined && <div className="cell-fault">{fault}</div>}
      {choosing.choices.length > 0 && <Choices {...choosing} />}
    </>
  );
}

interface ChoicesProps extends Pick<CellInputProps, 'onChoose'> {
  readonly choices: readonly Choice[];
  readonly chosen: number | undefined;
}

function Choices({ choices, chosen, onChoose }: ChoicesProps) {
  return (
    <ul id="cell-choices" role="listbox" className="cell-choices">
      {choices.map((choice, index) => (
        <li
          key={choice.text}
          id={`choice-${String(index)}`}
          role="option"
          aria-selected={index === chosen}
          onMouseDown={(event) => {
            // The field keeps the focus.
            event.preventDefault();
            onChoose(choice);
          }}
        >
          {choice.text}
        </li>
      ))}
    </ul>
  );
}

const MOST_HEIGHT = 220;

/** Longer texts get more lines while they are typed. */
function useGrowing(inputRef: RefObject<HTMLTextAreaElement | null>, text: string | undefined): void {
  useLayoutEffect(() => {
    const input = inputRef.current;
    if (!input) return;
    input.style.height = '';
    if (text === undefined) return;
    input.style.height = `${String(Math.max(ROW_HEIGHT, Math.min(input.scrollHeight, MOST_HEIGHT)))}px`;
  }, [inputRef, text]);
}

const MOST_CHOICES = 12;

/** All where nothing was typed or what stands there is one of them; else those that hold what was typed. */
export function matching({ choices = [] }: Pick<Column, 'choices'>, text: string): readonly Choice[] {
  const words = fold(text.trim());
  if (words === '' || choices.some((choice) => choice.text === text)) return choices.slice(0, MOST_CHOICES);
  const found = choices.filter((choice) => fold(`${choice.text} ${choice.hint ?? ''}`).includes(words));
  return found.slice(0, MOST_CHOICES);
}
