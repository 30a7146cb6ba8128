import { useEffect, useRef, useState, type CSSProperties } from 'react';
import { Button, Stack, Text } from '@mantine/core';
import { useElementSize, useMergedRef } from '@mantine/hooks';
import type { Box, FieldName, PageDetail } from '../api/types.ts';
import { useMessages } from '../messages/messages.ts';
import { boxInPercent, turnedSize, turnTransform, type Size, type Turn } from '../model/page-geometry.ts';
import { pageImageSource } from './page-image.ts';
import { usePan } from './use-pan.ts';
import { useWheelZoom } from './use-wheel-zoom.ts';
import { limitScale, type Zoom } from './view.ts';

export interface EvidenceBox {
  readonly field: FieldName;
  readonly label: string;
  readonly value: string;
  readonly box: Box;
  readonly needsReview: boolean;
}

interface PageViewerProps {
  readonly scanFileId: string;
  readonly page: PageDetail;
  /** Clockwise turn of the picture and of all that is marked on it. */
  readonly turn: Turn;
  readonly zoom: Zoom;
  readonly onZoom: (zoom: Zoom) => void;
  readonly boxes: readonly EvidenceBox[];
  readonly active: FieldName | undefined;
  readonly onField: (field: FieldName) => void;
}

/** Room between page and edge of the view, both sides together. */
const MARGIN = 36;

function scaleOf(zoom: Zoom, page: Size, room: Size): number {
  if (zoom.kind === 'free') return zoom.scale;
  const width = Math.max(1, room.width - MARGIN) / page.width;
  if (zoom.kind === 'width') return limitScale(width);
  return limitScale(Math.min(width, Math.max(1, room.height - MARGIN) / page.height));
}

export function PageViewer({ scanFileId, page, turn, zoom, onZoom, boxes, active, onField }: PageViewerProps) {
  const { t } = useMessages();
  const { ref: sizeRef, width, height } = useElementSize<HTMLElement>();
  const scroller = useRef<HTMLElement>(null);
  const ref = useMergedRef(sizeRef, scroller);
  const pixels = { width: page.widthPx, height: page.heightPx };
  const scale = scaleOf(zoom, turnedSize(pixels, turn), { width, height });
  const shown = { width: pixels.width * scale, height: pixels.height * scale };
  usePan(scroller);
  useWheelZoom(scroller, (factor) => onZoom({ kind: 'free', scale: limitScale(scale * factor) }));
  useActiveInView(scroller, { active, ready: width > 0, turn });
  const turned: CSSProperties = { ...shown, transform: turnTransform(shown, turn) };
  return (
    <section className="viewer" ref={ref} tabIndex={0} aria-label={t('viewer.label', { page: page.page })}>
      {width > 0 && (
        <div className="viewer-sheet" style={turnedSize(shown, turn)} data-scale={scale}>
          <div className="viewer-turn" style={turned}>
            <PageImage src={pageImageSource(scanFileId, page)} page={page.page} />
            {boxes.map((box) => (
              <BoxButton
                key={box.field}
                evidence={box}
                page={pixels}
                isActive={box.field === active}
                onChoose={() => onField(box.field)}
              />
            ))}
          </div>
        </div>
      )}
    </section>
  );
}

interface ActiveInView {
  readonly active: FieldName | undefined;
  readonly ready: boolean;
  readonly turn: Turn;
}

/** Brings the box of the chosen field into view, with some page around it. */
function useActiveInView(
  scroller: { readonly current: HTMLElement | null },
  { active, ready, turn }: ActiveInView,
): void {
  useEffect(() => {
    if (!ready || active === undefined) return;
    scroller.current
      ?.querySelector(`[data-field="${active}"]`)
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [scroller, active, ready, turn]);
}

function PageImage({ src, page }: { readonly src: string; readonly page: number }) {
  const { t } = useMessages();
  const [attempt, setAttempt] = useState(0);
  const [failed, setFailed] = useState(false);
  const [loaded, setLoaded] = useState(false);
  if (failed) {
    return (
      <Stack align="center" justify="center" h="100%" gap="xs">
        <Text>{t('viewer.failed')}</Text>
        <Button
          size="xs"
          variant="default"
          onClick={() => {
            setFailed(false);
            setAttempt(attempt + 1);
          }}
        >
          {t('common.retry')}
        </Button>
      </Stack>
    );
  }
  return (
    <>
      {!loaded && <Text className="viewer-waiting">{t('common.loading')}</Text>}
      <img
        key={attempt}
        className="viewer-image"
        src={src}
        alt={t('viewer.label', { page })}
        draggable={false}
        onLoad={() => setLoaded(true)}
        onError={() => setFailed(true)}
      />
    </>
  );
}

interface BoxButtonProps {
  readonly evidence: EvidenceBox;
  readonly page: Size;
  readonly isActive: boolean;
  readonly onChoose: () => void;
}

/** Not in the tab order: the list of fields beside the page leads to the same places. */
function BoxButton({ evidence, page, isActive, onChoose }: BoxButtonProps) {
  const { t } = useMessages();
  const text = t('viewer.evidence', { field: evidence.label, value: evidence.value });
  return (
    <button
      type="button"
      tabIndex={-1}
      className="viewer-box"
      data-field={evidence.field}
      data-active={isActive}
      data-review={evidence.needsReview}
      style={boxInPercent(evidence.box, page)}
      title={text}
      aria-label={text}
      onClick={onChoose}
    />
  );
}
