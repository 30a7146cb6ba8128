import { useEffect, useId, useRef } from 'react';
import { Anchor, Loader, Text, TextInput } from '@mantine/core';
import { Link } from 'react-router';
import { formatDate } from '../model/typed-date.ts';
import { ErrorNote } from '../parts/error-note.tsx';
import { FormFrame } from '../parts/form-frame.tsx';
import { useRegisterMessages } from './messages/register-messages.ts';
import { sideBySide } from './model/pair-work.ts';
import { PairFacts, ScanSide } from './pair-facts.tsx';
import type { RegisterMatch, RegisterRow } from './register-types.ts';
import { useRowChoice, type RowChoice } from './use-row-choice.ts';
import { useTitles } from './use-titles.ts';

interface ChooseRowDialogProps {
  readonly match: RegisterMatch;
  readonly onAccept: (rowId: string) => void;
  readonly onClose: () => void;
}

/** A row of the registers chosen by hand: searched for, seen beside the document, accepted. */
export function ChooseRowDialog({ match, onAccept, onClose }: ChooseRowDialogProps) {
  const { t } = useRegisterMessages();
  const choice = useRowChoice(match.document.documentId);
  const { chosen, error } = choice;
  return (
    <FormFrame
      title={t('choose.title')}
      confirm={t('pairs.accept')}
      size="64rem"
      isReady={chosen !== undefined}
      onSubmit={() => {
        if (chosen === undefined) return;
        onAccept(chosen.rowId);
        onClose();
      }}
      onClose={onClose}
    >
      <div className="choose-sides">
        <section aria-label={t('pairs.scan')}>
          <Text fz="xs" c="dimmed">
            {t('pairs.scan')}
          </Text>
          <ScanSide match={match} row={chosen} />
        </section>
        <section aria-label={t('pairs.row')}>
          <Text fz="xs" c="dimmed">
            {t('pairs.row')}
          </Text>
          <ChosenRow match={match} row={chosen} />
        </section>
      </div>
      <RowSearch choice={choice} fonds={match.fondsId} />
      {error !== null && error !== undefined && <ErrorNote error={error} />}
    </FormFrame>
  );
}

function ChosenRow({ match, row }: { readonly match: RegisterMatch; readonly row: RegisterRow | undefined }) {
  const { t } = useRegisterMessages();
  const titles = useTitles(match.fondsId);
  if (row === undefined)
    return (
      <Text fz="sm" c="dimmed">
        {t('choose.none')}
      </Text>
    );
  return (
    <>
      <Text fz="sm" fw={600}>
        {titles?.get(row.registerId)}, {t('pairs.line', { line: row.line })}
      </Text>
      <PairFacts sides={sideBySide(match, row)} of="said" />
    </>
  );
}

/** The focus stays in the text: ↑ ↓ choose, Enter accepts what is chosen. */
function RowSearch({ choice, fonds }: { readonly choice: RowChoice; readonly fonds: string }) {
  const { t } = useRegisterMessages();
  const { text, rows, hits, chosen } = choice;
  const list = useId();
  const optionId = (rowId: string) => `${list}-${rowId}`;
  return (
    <>
      <TextInput
        data-autofocus
        size="sm"
        label={t('choose.search')}
        description={t('choose.help')}
        value={text}
        maxLength={200}
        onChange={(event) => choice.type(event.currentTarget.value)}
        onKeyDown={choice.onKeyDown}
        rightSection={rows === undefined && <Loader size="xs" />}
        role="combobox"
        aria-expanded
        aria-controls={list}
        {...(chosen && { 'aria-activedescendant': optionId(chosen.rowId) })}
      />
      <ul className="choose-rows" id={list} role="listbox" aria-label={t('choose.rows')}>
        {rows?.map((row) => (
          <Option
            key={row.rowId}
            id={optionId(row.rowId)}
            row={row}
            fonds={fonds}
            isChosen={row.rowId === chosen?.rowId}
            onChoose={() => choice.choose(row.rowId)}
          />
        ))}
      </ul>
      <Text fz="xs" c="dimmed" aria-live="polite">
        {rows !== undefined && (hits === 0 ? t('choose.nothing') : t('choose.hits', { shown: rows.length, hits }))}
      </Text>
    </>
  );
}

interface OptionProps {
  readonly id: string;
  readonly row: RegisterRow;
  readonly fonds: string;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
}

function Option({ id, row, fonds, isChosen, onChoose }: OptionProps) {
  const { t } = useRegisterMessages();
  const titles = useTitles(fonds);
  const place = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isChosen) place.current?.scrollIntoView({ block: 'nearest' });
  }, [isChosen]);
  const { number, notation, date, subject, signer } = row.entry;
  const isTaken = row.takenBy !== undefined;
  const reference = [number, notation].filter((part) => part !== null).join('/');
  const facts = [reference === '' ? '—' : reference, date === null ? '—' : formatDate(date), signer ?? ''];
  return (
    <li
      ref={place}
      id={id}
      role="option"
      className="choose-row"
      aria-selected={isChosen}
      aria-disabled={isTaken}
      // The focus stays in the text.
      onMouseDown={(event) => event.preventDefault()}
      {...(!isTaken && { onClick: onChoose })}
    >
      <span className="choose-row-place">
        {titles?.get(row.registerId)}, {t('pairs.line', { line: row.line })}
      </span>
      <span>{facts.filter((fact) => fact !== '').join(' · ')}</span>
      <span>{subject}</span>
      {row.takenBy !== undefined && (
        <span>
          {t('choose.takenBy')}{' '}
          <Anchor component={Link} to={`/documents/${row.takenBy}`} target="_blank" fz="inherit">
            {row.takenByFile ?? row.takenBy}
          </Anchor>
        </span>
      )}
    </li>
  );
}
