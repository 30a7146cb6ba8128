import { ActionIcon, Group, NumberInput, Text } from '@mantine/core';
import type { DocumentDetail, PageSummary } from '../api/types.ts';
import { useMessages, type MessageKey } from '../messages/messages.ts';
import { isDialogOpen, isTyping, useWindowKeys } from '../parts/use-window-keys.ts';
import { limitScale, ZOOM_STEP, type View } from './view.ts';

interface ViewerToolbarProps {
  readonly document: DocumentDetail;
  readonly page: number;
  readonly onPage: (page: number) => void;
  readonly view: View;
  readonly onView: (view: View) => void;
  readonly onRotate: () => void;
  readonly verdict: PageSummary | undefined;
  /** What the machine found wrong with the page, in words. */
  readonly findings: readonly string[];
}

/** The scale that is on the screen now, also while it follows the room. */
function shownScale(): number {
  const sheet = window.document.querySelector<HTMLElement>('.viewer-sheet');
  return Number(sheet?.dataset.scale ?? 1);
}

interface Tool {
  readonly sign: string;
  readonly label: MessageKey;
  readonly keys: readonly string[];
  readonly run: () => void;
}

function useTools({ view, onView, onRotate }: ViewerToolbarProps): readonly Tool[] {
  const zoomBy = (factor: number) =>
    onView({ ...view, zoom: { kind: 'free', scale: limitScale(shownScale() * factor) } });
  const fit = (kind: 'width' | 'page') => onView({ ...view, zoom: { kind } });
  return [
    { sign: '−', label: 'viewer.zoomOut', keys: ['-', '_'], run: () => zoomBy(1 / ZOOM_STEP) },
    { sign: '+', label: 'viewer.zoomIn', keys: ['+', '='], run: () => zoomBy(ZOOM_STEP) },
    { sign: '↔', label: 'viewer.fitWidth', keys: ['0'], run: () => fit('width') },
    { sign: '⤢', label: 'viewer.fitPage', keys: ['9'], run: () => fit('page') },
    { sign: '⟳', label: 'viewer.rotate', keys: ['r'], run: onRotate },
  ];
}

export function ViewerToolbar(props: ViewerToolbarProps) {
  const { t } = useMessages();
  const tools = useTools(props);
  useWindowKeys((event) => {
    if (isTyping(event.target) || isDialogOpen() || event.ctrlKey || event.altKey || event.metaKey) return;
    const tool = tools.find(({ keys }) => keys.includes(event.key));
    if (!tool) return;
    tool.run();
    event.preventDefault();
  });
  return (
    <Group className="viewer-toolbar" role="toolbar" aria-label={t('viewer.toolbar')} gap="xs" wrap="nowrap">
      <PageTurner {...props} />
      <Group gap={4} wrap="nowrap">
        {tools.map(({ sign, label, run }) => (
          <ActionIcon key={label} variant="default" size="sm" aria-label={t(label)} title={t(label)} onClick={run}>
            {sign}
          </ActionIcon>
        ))}
      </Group>
      <Verdict verdict={props.verdict} findings={props.findings} />
    </Group>
  );
}

function PageTurner({ document: { firstPage, lastPage }, page, onPage }: ViewerToolbarProps) {
  const { t } = useMessages();
  const count = lastPage - firstPage + 1;
  const turn = (to: number) => onPage(Math.min(lastPage, Math.max(firstPage, to)));
  return (
    <Group gap={4} wrap="nowrap">
      <ActionIcon
        variant="default"
        size="sm"
        disabled={page <= firstPage}
        aria-label={t('viewer.previousPage')}
        title={t('viewer.previousPage')}
        onClick={() => turn(page - 1)}
      >
        ‹
      </ActionIcon>
      <NumberInput
        size="xs"
        w={48}
        hideControls
        allowDecimal={false}
        min={1}
        max={count}
        aria-label={t('viewer.page')}
        value={page - firstPage + 1}
        onChange={(value) => {
          if (typeof value === 'number' && value >= 1 && value <= count) turn(firstPage + value - 1);
        }}
      />
      <Text fz="sm" className="keep-width">
        {t('viewer.of', { count })}
      </Text>
      <ActionIcon
        variant="default"
        size="sm"
        disabled={page >= lastPage}
        aria-label={t('viewer.nextPage')}
        title={t('viewer.nextPage')}
        onClick={() => turn(page + 1)}
      >
        ›
      </ActionIcon>
    </Group>
  );
}

function Verdict({ verdict, findings }: Pick<ViewerToolbarProps, 'verdict' | 'findings'>) {
  const { t } = useMessages();
  if (!verdict) return null;
  const short = verdict.blank ? t('document.blankPage') : t(`document.verdict.${verdict.verdict}`);
  const text = [short, ...findings].join(' · ');
  return (
    <Text
      fz="xs"
      ml="auto"
      truncate
      title={text}
      {...(verdict.verdict === 'good' ? { c: 'dimmed' } : { c: 'orange.9', fw: 600 })}
    >
      {text}
    </Text>
  );
}
