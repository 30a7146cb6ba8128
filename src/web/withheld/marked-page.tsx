import { useState } from 'react';
import { Button, Group, Loader } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { useMessages } from '../messages/messages.ts';
import type { Box } from '../api/types.ts';
import { addTurn, boxInPercent, turnedSize, turnTransform, type Size, type Turn } from '../model/page-geometry.ts';
import { ErrorNote } from '../parts/error-note.tsx';

/** Share of the width of the view that the page takes. */
const SCALES = [1, 1.5, 2, 3] as const;

/** What is known of a page that was read. */
interface MarkedPlaces {
  /** Clockwise turn that sets the picture upright. */
  readonly turn: Turn;
  /** Pixels of the page in which the boxes are given. */
  readonly size: Size;
  readonly boxes: readonly Box[];
}

interface MarkedPageProps {
  readonly file: string;
  readonly page: number;
  readonly picture: string | undefined;
  readonly error: unknown;
  /** What is said where the page cannot be shown. */
  readonly failed: string;
  readonly marked?: MarkedPlaces;
}

/** The page in doubt, to be looked over; the view takes the focus and is moved with the arrows. */
export function MarkedPage({ file, page, picture, error, failed, marked }: MarkedPageProps) {
  const { t } = useMessages();
  const { ref, width } = useElementSize<HTMLElement>();
  const [step, setStep] = useState(0);
  const [turn, setTurn] = useState<Turn>(0);
  return (
    <div className="marked-page">
      <Group gap="xs" mb="xs">
        <Button size="xs" variant="default" disabled={step === 0} onClick={() => setStep(step - 1)}>
          {t('lift.zoomOut')}
        </Button>
        <Button size="xs" variant="default" disabled={step === SCALES.length - 1} onClick={() => setStep(step + 1)}>
          {t('lift.zoomIn')}
        </Button>
        <Button size="xs" variant="default" onClick={() => setTurn(addTurn(turn, 90))}>
          {t('lift.rotate')}
        </Button>
      </Group>
      <section className="marked-page-view" ref={ref} tabIndex={0} aria-label={t('lift.image', { page, file })}>
        {error !== null && <ErrorNote error={error} title={failed} />}
        {picture === undefined && error === null && <Loader m="lg" aria-label={t('common.loading')} />}
        {picture !== undefined && (
          <Picture
            src={picture}
            alt={t('lift.image', { page, file })}
            turn={addTurn(marked?.turn ?? 0, turn)}
            width={width * (SCALES[step] ?? 1)}
            marked={marked}
          />
        )}
      </section>
    </div>
  );
}

interface PictureProps {
  readonly src: string;
  readonly alt: string;
  readonly turn: Turn;
  /** Pixels that the page takes as it is turned. */
  readonly width: number;
  readonly marked: MarkedPlaces | undefined;
}

function Picture({ src, alt, turn, width, marked }: PictureProps) {
  const [own, setOwn] = useState<Size>({ width: 1, height: 1 });
  const scale = width / turnedSize(own, turn).width;
  const shown = { width: own.width * scale, height: own.height * scale };
  return (
    <div className="marked-page-sheet" style={turnedSize(shown, turn)}>
      <div className="marked-page-turn" style={{ ...shown, transform: turnTransform(shown, turn) }}>
        <img
          src={src}
          alt={alt}
          draggable={false}
          onLoad={({ currentTarget }) =>
            setOwn({ width: currentTarget.naturalWidth, height: currentTarget.naturalHeight })
          }
          style={shown}
        />
        {marked?.boxes.map((box) => (
          <div key={box.join(' ')} className="marked-page-box" style={boxInPercent(box, marked.size)} />
        ))}
      </div>
    </div>
  );
}
