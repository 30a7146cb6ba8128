import { useRef, useState } from 'react';
import { Button, Paper, Table, Text, Title } from '@mantine/core';
import type { ScanFile, ScanFileDetail } from '../api/types.ts';
import { useMessages } from '../messages/messages.ts';
import { ErrorNote } from '../parts/error-note.tsx';
import { useFocusBack } from '../parts/focus.ts';
import { useRight } from '../session/session-context.ts';
import { StampDialog } from './stamp-dialog.tsx';
import { useSettleStamp } from './use-settle-stamp.ts';

interface Judged {
  readonly file: ScanFile;
  readonly page: number;
}

/** Pages with a stamp that could not be read: each asks until a person who looked at it has said what it is. */
export function StampsCard({ detail: { scanFile, stamps } }: { readonly detail: ScanFileDetail }) {
  const { t } = useMessages();
  const mayJudge = useRight('judge-marks');
  // What is declared is declared of the file as it was when the page was opened.
  const [judged, setJudged] = useState<Judged>();
  const settle = useSettleStamp(scanFile.id);
  const { heading, leave } = useRowFocus(stamps, settle.isPending || judged !== undefined);
  if (stamps.length === 0) return null;
  const asks = stamps.some(({ seen }) => !seen);
  const { revision } = scanFile;
  return (
    <Paper withBorder p="md">
      <Title order={2} fz="md" mb="xs" ref={heading} tabIndex={-1} data-rest>
        {t('stamps.title')}
      </Title>
      {asks && <Text fz="sm">{t(mayJudge ? 'stamps.what' : 'stamps.whatNotYou')}</Text>}
      <Table fz="sm" verticalSpacing={4} mt="xs">
        <Table.Tbody>
          {stamps.map(({ page, seen }) => (
            <Table.Tr key={page} data-stamp={page}>
              <Table.Td w={120}>{t('common.page', { page })}</Table.Td>
              <Table.Td {...(!seen && { c: 'orange.9', fw: 600 })}>{t(seen ? 'stamps.seen' : 'stamps.open')}</Table.Td>
              <Table.Td ta="right">
                {mayJudge && (
                  <StampButton
                    {...{ page, seen }}
                    isPending={settle.isPending}
                    onLook={() => {
                      leave(page);
                      setJudged({ file: scanFile, page });
                    }}
                    onTakeBack={() => {
                      leave(page);
                      settle.mutate({ revision, page, takesBack: true });
                    }}
                  />
                )}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      {settle.error && <ErrorNote error={settle.error} />}
      {judged && <StampDialog {...judged} onClose={() => setJudged(undefined)} />}
    </Paper>
  );
}

/** What was said of a page changes its button: the new one has the focus then, else the heading. */
function useRowFocus(stamps: ScanFileDetail['stamps'], isBusy: boolean) {
  const heading = useRef<HTMLHeadingElement>(null);
  const [left, setLeft] = useState<number>();
  const armed = useFocusBack({
    shown: stamps.map(({ page, seen }) => `${String(page)} ${String(seen)}`).join(),
    isBusy,
    find: () => document.querySelector<HTMLElement>(`[data-stamp="${String(left)}"] button`) ?? heading.current,
  });
  const leave = (page: number) => {
    setLeft(page);
    armed();
  };
  return { heading, leave };
}

interface StampButtonProps {
  readonly page: number;
  readonly seen: boolean;
  readonly isPending: boolean;
  readonly onLook: () => void;
  readonly onTakeBack: () => void;
}

function StampButton({ page, seen, isPending, onLook, onTakeBack }: StampButtonProps) {
  const { t } = useMessages();
  if (!seen) {
    return (
      <Button size="xs" variant="default" onClick={onLook}>
        {t('withheld.lift', { page })}
      </Button>
    );
  }
  const label = t('stamps.takeBackOf', { page });
  return (
    <Button
      size="compact-xs"
      variant="subtle"
      disabled={isPending}
      aria-label={label}
      title={label}
      onClick={onTakeBack}
    >
      {t('stamps.takeBack')}
    </Button>
  );
}
