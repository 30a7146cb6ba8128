import { useState } from 'react';
import { Button, Group, Text } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../api/api-context.ts';
import { pageQuery } from '../api/queries.ts';
import type { PageDetail } from '../api/types.ts';
import { pageImageSource } from '../document/page-image.ts';
import { turnedSize, turnTransform } from '../model/page-geometry.ts';
import { ErrorNote } from '../parts/error-note.tsx';
import type { FileDivision } from './division-types.ts';
import { useDivisionMessages } from './messages/division-messages.ts';
import { refusalOf } from './model/cuts.ts';
import type { CutDesk } from './use-cut-work.ts';

interface SidePaneProps {
  readonly scanFileId: string;
  readonly page: number;
  readonly division: FileDivision;
  readonly desk: CutDesk;
  readonly canEdit: boolean;
}

/** The chosen side large enough to read, why a person is asked about it, and what can be done. */
export function SidePane({ scanFileId, page, division, desk, canEdit }: SidePaneProps) {
  const { t } = useDivisionMessages();
  const { data, error } = useQuery(pageQuery(useApi(), scanFileId, page));
  const doubts = division.documents.flatMap(({ doubts: all }) => all.filter((doubt) => doubt.page === page));
  return (
    <aside className="cut-pane" aria-label={t('cuts.picture', { page })}>
      <div className="cut-pane-head">
        <Text fz="sm" fw={600}>
          {t('common.page', { page })}
        </Text>
        {doubts.map(({ reason }) => (
          <Text key={reason} fz="sm" className="cut-doubt">
            {t(`cuts.doubt.${reason}`)}
          </Text>
        ))}
        {canEdit && <SideActions {...{ page, desk }} />}
      </div>
      {error && !data && <ErrorNote error={error} />}
      {data && <Picture key={page} scanFileId={scanFileId} page={data} />}
    </aside>
  );
}

function SideActions({ page, desk }: Pick<SidePaneProps, 'page' | 'desk'>) {
  const { t } = useDivisionMessages();
  const { cuts } = desk.work;
  const isSheet = cuts.separators.includes(page);
  const refusal = refusalOf(desk.work, page);
  return (
    <Group gap="xs">
      <Button
        size="compact-xs"
        variant="default"
        disabled={refusal !== undefined}
        title={refusal && t(`cuts.refused.${refusal}`, { page })}
        onClick={() => desk.toggleStart(page)}
      >
        {t(cuts.starts.includes(page) ? 'cuts.join' : 'cuts.cut', { page })}
      </Button>
      <Button size="compact-xs" variant="default" onClick={() => desk.toggleSheet(page)}>
        {t(isSheet ? 'cuts.noSheet' : 'cuts.makeSheet')}
      </Button>
    </Group>
  );
}

/** Upright, as wide as the pane. */
function Picture({ scanFileId, page }: { readonly scanFileId: string; readonly page: PageDetail }) {
  const { t } = useDivisionMessages();
  const { ref, width } = useElementSize<HTMLDivElement>();
  const [failed, setFailed] = useState(false);
  const pixels = { width: page.widthPx, height: page.heightPx };
  const scale = width / turnedSize(pixels, page.rotation).width;
  const shown = { width: pixels.width * scale, height: pixels.height * scale };
  return (
    <div className="cut-picture">
      <div ref={ref} style={{ height: turnedSize(shown, page.rotation).height }}>
        {failed && <Text p="md">{t('cuts.pictureFailed')}</Text>}
        {width > 0 && !failed && (
          <img
            src={pageImageSource(scanFileId, page)}
            alt={t('cuts.picture', { page: page.page })}
            style={{ ...shown, transform: turnTransform(shown, page.rotation), transformOrigin: '0 0' }}
            onError={() => setFailed(true)}
          />
        )}
      </div>
    </div>
  );
}
