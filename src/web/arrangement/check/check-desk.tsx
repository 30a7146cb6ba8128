import { useState } from 'react';
import { Button, Group, Paper, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../../api/api-context.ts';
import type { Dossier } from '../../archive/archive-types.ts';
import { dossierQuery, type DossierDetail } from '../../archive/dossier/dossier-query.ts';
import { stepTo } from '../../disposal/model/desk.ts';
import { ChoiceList } from '../../parts/choice-list.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { RefusalNote } from '../../parts/refusal-note.tsx';
import { isDialogOpen, isTyping, useWindowKeys } from '../../parts/use-window-keys.ts';
import { useArrangementMessages } from '../messages/arrangement-messages.ts';
import { useOwnWork } from './use-own-work.ts';
import { useSend } from '../use-send.ts';
import { CheckDialog } from './check-dialogs.tsx';
import type { CheckPaths } from './check-paths.ts';
import { CheckedDossier } from './checked-dossier.tsx';
import { EarlierFindings } from './earlier-findings.tsx';
import { OwnWork } from './own-work.tsx';

export interface CheckEntry {
  readonly id: string;
  /** Absent: it is asked for when the row is seen. */
  readonly label?: string;
  /** What was said of it already. */
  readonly verdict?: string;
}

interface CheckDeskProps {
  readonly projectId: string;
  readonly entries: readonly CheckEntry[];
  readonly may: boolean;
  /** Whoever checked on the first level does not look again on the second. */
  readonly isSecond?: boolean;
  readonly empty: string;
  readonly paths: (dossier: Dossier) => CheckPaths;
  readonly more?: { readonly hasMore: boolean; readonly loading: boolean; readonly load: () => void };
}

/** Dossiers on the left, the one that is looked at on the right, with what may be said of it. */
export function CheckDesk({ projectId, entries, may, isSecond = false, empty, paths, more }: CheckDeskProps) {
  const { t } = useArrangementMessages();
  const [place, setPlace] = useState(0);
  const at = Math.min(place, Math.max(0, entries.length - 1));
  const entry = entries[at];
  useDeskKeys((key) => {
    const next = stepTo(key, at, entries.length);
    return next === undefined ? undefined : () => setPlace(next);
  });
  if (entry === undefined)
    return (
      <Paper withBorder p="md">
        <Text fz="sm">{empty}</Text>
      </Paper>
    );
  return (
    <>
      <Group gap="md" mb="xs">
        <Text fz="sm" aria-live="polite">
          {t('check.at', { at: at + 1, count: entries.length })}
        </Text>
        {more?.hasMore && (
          <Button size="compact-xs" variant="default" loading={more.loading} onClick={more.load}>
            {t('common.loadMore')}
          </Button>
        )}
        <Text fz="xs" c="dimmed">
          {t(may ? 'check.keys' : 'check.keysRead')}
        </Text>
      </Group>
      <div className="choice-desk arrangement-desk">
        <ChoiceList
          label={t('check.dossiers')}
          count={entries.length}
          at={at}
          keyOf={(index) => entries[index]?.id ?? ''}
          row={(index) => <EntryRow entry={entries[index]} />}
          onChoose={setPlace}
        />
        <Paper withBorder p="md" className="choice-item">
          <Judging key={entry.id} {...{ projectId, entry, isSecond, paths }} may={may && entry.verdict === undefined} />
        </Paper>
      </div>
    </>
  );
}

/** Calls what `runOf` finds for a key, unless the key is meant for something else. */
function useDeskKeys(runOf: (key: string) => (() => void) | undefined): void {
  useWindowKeys((event) => {
    if (isDialogOpen() || isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target instanceof HTMLElement && event.target.closest('[role=tab], [role=radiogroup]')) return;
    const run = runOf(event.key);
    if (!run) return;
    run();
    event.preventDefault();
  });
}

interface JudgingProps extends Pick<CheckDeskProps, 'projectId' | 'may' | 'paths'> {
  readonly entry: CheckEntry;
  readonly isSecond: boolean;
}

/** The dossier that is looked at, and what this account may say of it. */
function Judging({ projectId, entry, isSecond, may, paths }: JudgingProps) {
  const detail = useQuery(dossierQuery(useApi(), entry.id));
  const own = useOwnWork(detail.data?.dossier, isSecond);
  if (detail.error && !detail.data) return <ErrorNote error={detail.error} />;
  if (!detail.data) return <Skeleton h={200} />;
  const { dossier } = detail.data;
  return (
    <>
      <CheckedDossier detail={detail.data} />
      <EarlierFindings projectId={projectId} dossierId={dossier.id} />
      {may && own && <OwnWork dossier={dossier} />}
      {may && !own && !dossier.masked && <JudgeButtons dossier={dossier} paths={paths(dossier)} />}
    </>
  );
}

interface JudgeButtonsProps {
  readonly dossier: Dossier;
  readonly paths: CheckPaths;
}

function JudgeButtons({ dossier, paths }: JudgeButtonsProps) {
  const { t } = useArrangementMessages();
  const [asked, setAsked] = useState<'correct' | 'send-back'>();
  const send = useSend();
  const pass = () => send.mutate(paths.pass);
  const acts = new Map([
    ['d', pass],
    ['s', () => setAsked('correct')],
    ['t', () => setAsked('send-back')],
  ]);
  useDeskKeys((key) => acts.get(key.toLowerCase()));
  return (
    <>
      <Group gap="xs" my="sm">
        <Button size="xs" color="green" loading={send.isPending} onClick={pass}>
          {t('check.pass')} (D)
        </Button>
        <Button size="xs" variant="default" onClick={() => setAsked('correct')}>
          {t('check.correct')}… (S)
        </Button>
        <Button size="xs" color="red" variant="light" onClick={() => setAsked('send-back')}>
          {t('check.sendBack')}… (T)
        </Button>
      </Group>
      {send.error && <RefusalNote error={send.error} />}
      {asked && <CheckDialog {...{ asked, dossier, paths }} onClose={() => setAsked(undefined)} />}
    </>
  );
}

function EntryRow({ entry }: { readonly entry: CheckEntry | undefined }) {
  const { t } = useArrangementMessages();
  const api = useApi();
  const { data } = useQuery({
    ...dossierQuery(api, entry?.id ?? ''),
    enabled: entry !== undefined && entry.label === undefined,
    staleTime: 60_000,
  });
  const verdict = entry?.verdict;
  return (
    <>
      <span>{entry?.label ?? labelOf(data) ?? '…'}</span>
      {verdict !== undefined && <span>{t(`verdict.${verdict}` as 'verdict.passed')}</span>}
    </>
  );
}

function labelOf(detail: DossierDetail | undefined): string | undefined {
  return detail && `${String(detail.dossier.temporaryNumber)}. ${detail.dossier.description.title}`;
}
