import { useState } from 'react';
import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../api/api-context.ts';
import { fieldPanel } from '../document/field-panel-focus.ts';
import { useFocusBack } from '../parts/focus.ts';
import { useRight } from '../session/session-context.ts';
import { ChooseRowDialog } from './choose-row-dialog.tsx';
import './register.css';
import { useRegisterMessages } from './messages/register-messages.ts';
import { withoutRow } from './model/pair-work.ts';
import { matchOfDocumentQuery } from './queries.ts';
import type { RegisterMatch } from './register-types.ts';
import { useSettle, type SettleWork } from './use-settle.ts';
import { useTitles } from './use-titles.ts';

/** On the page of a document: that it has no row, and what a person said of that; for those alone who may see registers. */
export function MatchLine({ documentId }: { readonly documentId: string }) {
  return useRight('judge-marks') ? <OfDocument documentId={documentId} /> : null;
}

function OfDocument({ documentId }: { readonly documentId: string }) {
  const { data } = useQuery(matchOfDocumentQuery(useApi(), documentId));
  const match = data?.match ?? undefined;
  const work = useSettle();
  const { isPending } = work;
  const leave = useFocusBack({
    shown: `${String(match?.revision)} ${String(match?.decidedBy)}`,
    isBusy: isPending,
    find: () => document.querySelector<HTMLElement>('.match-line button:not(:disabled)') ?? fieldPanel(),
  });
  const settle: SettleWork['settle'] = (settlements, before) => {
    leave();
    work.settle(settlements, before);
  };
  // What the rules paired is told below each value that came from it.
  if (match === undefined || (match.state === 'paired' && match.decidedBy === null)) return null;
  return <Line {...{ match, isPending, settle }} />;
}

interface LineProps extends Pick<SettleWork, 'isPending' | 'settle'> {
  readonly match: RegisterMatch;
}

function Line({ match, isPending, settle }: LineProps) {
  const { t } = useRegisterMessages();
  const titles = useTitles(match.fondsId);
  const [isFinding, setIsFinding] = useState(false);
  const { decidedBy, revision, document } = match;
  const seen = { documentId: document.documentId, revision };
  if (titles === undefined || titles.size === 0) return null;
  return (
    <Group className="match-line" gap="xs" justify="space-between" wrap="nowrap">
      <Text fz="xs" role="status">
        <Said match={match} titles={titles} />
      </Text>
      <Group gap={4} wrap="nowrap">
        {decidedBy !== null && (
          <Button size="compact-xs" variant="subtle" loading={isPending} onClick={() => settle([seen], [match])}>
            {t('pairs.undo')}
          </Button>
        )}
        {match.state !== 'paired' && (
          <Button size="compact-xs" variant="default" loading={isPending} onClick={() => setIsFinding(true)}>
            {t('pairs.find')}
          </Button>
        )}
      </Group>
      {isFinding && (
        <ChooseRowDialog
          match={match}
          onAccept={(rowId) => settle([{ ...seen, rowId }], [match])}
          onClose={() => setIsFinding(false)}
        />
      )}
    </Group>
  );
}

interface SaidProps {
  readonly match: RegisterMatch;
  readonly titles: ReadonlyMap<string, string>;
}

function Said({ match, titles }: SaidProps) {
  const { t } = useRegisterMessages();
  const { decidedBy } = match;
  const row = match.rows.find(({ rowId }) => rowId === match.rowId);
  const what = row
    ? `${titles.get(row.registerId) ?? ''}, ${t('pairs.line', { line: row.line })}`
    : t(withoutRow(match));
  return decidedBy === null ? what : `${what} (${t('pairs.decidedBy', { name: decidedBy })})`;
}
