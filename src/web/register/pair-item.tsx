import { Anchor, Badge, Button, Checkbox, Stack, Text } from '@mantine/core';
import { Link } from 'react-router';
import { EvidenceCrop } from '../document/evidence-crop.tsx';
import { formatDate } from '../model/typed-date.ts';
import { useRegisterMessages } from './messages/register-messages.ts';
import { rowToAccept, sideBySide, type SideBySide } from './model/pair-work.ts';
import type { RegisterMatch, RegisterRow } from './register-types.ts';

export interface PairActions {
  readonly onChoose: (rowId: string) => void;
  readonly onMark: () => void;
  readonly onAccept: () => void;
  readonly onReject: () => void;
  readonly onTakeBack: () => void;
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
  const { document, rows, decidedBy, doubt, state } = match;
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
      <Scan match={match} row={accepted} />
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
      <Stack gap={6}>
        <Button size="compact-sm" tabIndex={-1} disabled={accepted === undefined} onClick={actions.onAccept}>
          {t('pairs.accept')}
        </Button>
        <Button size="compact-sm" tabIndex={-1} variant="default" onClick={actions.onReject}>
          {t('pairs.reject')}
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
    </div>
  );
}

function Scan({ match, row }: { readonly match: RegisterMatch; readonly row: RegisterRow | undefined }) {
  const { t } = useRegisterMessages();
  const { document } = match;
  return (
    <div>
      <Anchor component={Link} to={`/documents/${document.documentId}`} fz="sm" fw={600} tabIndex={-1}>
        {document.fileName}
      </Anchor>
      <Facts sides={sideBySide(match, row)} of="read" />
      {document.evidence && (
        <EvidenceCrop
          scanFileId={document.scanFileId}
          evidence={document.evidence}
          label={t('pairs.crop')}
          maxWidth={320}
          maxHeight={60}
        />
      )}
    </div>
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
          {t('pairs.taken')}
        </Badge>
      )}
      <Facts sides={sides} of="said" />
    </button>
  );
}

const LABELS = {
  number: 'column.number',
  notation: 'column.notation',
  date: 'column.date',
  subject: 'column.subject',
  signer: 'column.signer',
} as const;

/** Of both sides, only what one of them says. */
function Facts({ sides, of }: { readonly sides: readonly SideBySide[]; readonly of: 'read' | 'said' }) {
  const { t } = useRegisterMessages();
  return (
    <dl className="pair-facts">
      {sides
        .filter(({ read, said }) => read !== undefined || said !== undefined)
        .map((side) => (
          <Fact key={side.name} label={t(LABELS[side.name])} side={side} of={of} />
        ))}
    </dl>
  );
}

interface FactProps {
  readonly label: string;
  readonly side: SideBySide;
  readonly of: 'read' | 'said';
}

function Fact({ label, side, of }: FactProps) {
  const { t } = useRegisterMessages();
  const value = side[of];
  const shown = value === undefined ? '—' : side.name === 'date' ? formatDate(value) : value;
  return (
    <>
      <dt>{label}</dt>
      <dd {...(side.differs && { 'data-differs': true, title: t('pairs.other') })}>{shown}</dd>
    </>
  );
}
