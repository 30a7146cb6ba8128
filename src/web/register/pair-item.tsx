import { Badge, Button, Checkbox, Stack, Text } from '@mantine/core';
import { useRegisterMessages } from './messages/register-messages.ts';
import { rowToAccept, sideBySide, type SideBySide } from './model/pair-work.ts';
import { PairFacts, ScanSide } from './pair-facts.tsx';
import type { RegisterMatch, RegisterRow } from './register-types.ts';

export interface PairActions {
  readonly onChoose: (rowId: string) => void;
  readonly onMark: () => void;
  readonly onAccept: () => void;
  readonly onReject: () => void;
  readonly onTakeBack: () => void;
  /** Opens the search over all rows. */
  readonly onFind: () => void;
}

interface PairItemProps extends PairActions {
  readonly match: RegisterMatch;
  readonly chosen: string | undefined;
  readonly marked: boolean;
  readonly rowProps: { 'data-row': number; tabIndex: number; onFocus: () => void };
}

/** A scanned document beside the rows that it may be. */
export function PairItem({ match, chosen, marked, rowProps, ...actions }: PairItemProps) {
  const { t } = useRegisterMessages();
  const { document, rows, state } = match;
  const accepted = rowToAccept(match, chosen);
  const shown = state === 'paired' && chosen === undefined ? rows.filter(({ rowId }) => rowId === match.rowId) : rows;
  return (
    <div
      className="pair"
      role="group"
      aria-label={document.fileName}
      {...rowProps}
      {...(marked && { 'data-marked': true })}
    >
      <Checkbox
        size="xs"
        tabIndex={-1}
        aria-label={t('pairs.mark', { file: document.fileName })}
        checked={marked}
        onChange={actions.onMark}
      />
      <ScanSide match={match} row={accepted} />
      <div role="radiogroup" aria-label={t('pairs.row')}>
        {shown.map((row) => (
          <RowChoice
            key={row.rowId}
            row={row}
            checked={row.rowId === accepted?.rowId}
            sides={sideBySide(match, row)}
            onChoose={() => actions.onChoose(row.rowId)}
          />
        ))}
        {rows.length === 0 && (
          <Text fz="sm" c="dimmed">
            {t('pairs.noRow')}
          </Text>
        )}
      </div>
      <PairButtons match={match} canAccept={accepted !== undefined} {...actions} />
    </div>
  );
}

interface PairButtonsProps extends PairActions {
  readonly match: RegisterMatch;
  readonly canAccept: boolean;
}

function PairButtons({ match: { decidedBy, doubt, state }, canAccept, ...actions }: PairButtonsProps) {
  const { t } = useRegisterMessages();
  return (
    <Stack gap={6}>
      <Button size="compact-sm" tabIndex={-1} disabled={!canAccept} onClick={actions.onAccept}>
        {t('pairs.accept')}
      </Button>
      <Button size="compact-sm" tabIndex={-1} variant="default" onClick={actions.onReject}>
        {t('pairs.reject')}
      </Button>
      <Button size="compact-sm" tabIndex={-1} variant="default" onClick={actions.onFind}>
        {t('pairs.find')}
      </Button>
      {decidedBy !== null && (
        <Button size="compact-sm" tabIndex={-1} variant="subtle" onClick={actions.onTakeBack}>
          {t('pairs.undo')}
        </Button>
      )}
      <Text fz="xs" c="dimmed">
        {decidedBy !== null
          ? t('pairs.decidedBy', { name: decidedBy })
          : doubt === null
            ? state === 'paired' && t('pairs.byRules')
            : t(`doubt.${doubt}`)}
      </Text>
    </Stack>
  );
}

interface RowChoiceProps {
  readonly row: RegisterRow;
  readonly checked: boolean;
  readonly sides: readonly SideBySide[];
  readonly onChoose: () => void;
}

function RowChoice({ row, checked, sides, onChoose }: RowChoiceProps) {
  const { t } = useRegisterMessages();
  return (
    <button
      type="button"
      className="pair-row"
      role="radio"
      aria-checked={checked}
      tabIndex={-1}
      disabled={row.takenBy !== undefined}
      onClick={onChoose}
    >
      <Text span fz="xs" c="dimmed">
        {t('pairs.line', { line: row.line })}
      </Text>
      {row.takenBy !== undefined && (
        <Badge ml={8} size="xs" color="orange" variant="light">
          {t('pairs.takenBy', { file: row.takenByFile ?? '' })}
        </Badge>
      )}
      <PairFacts sides={sides} of="said" />
    </button>
  );
}
