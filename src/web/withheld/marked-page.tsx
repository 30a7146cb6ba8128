import { useState } from 'react';
import { Button, Group, Loader } from '@mantine/core';
import { useMessages } from '../messages/messages.ts';
import { ErrorNote } from '../parts/error-note.tsx';

/** Share of the width of the view that the page takes. */
const SCALES = [1, 1.5, 2, 3] as const;

interface MarkedPageProps {
  readonly file: string;
  readonly page: number;
  readonly picture: string | undefined;
  readonly error: unknown;
}

/** The page in doubt, to be looked over; the view takes the focus and is moved with the arrows. */
export function MarkedPage({ file, page, picture, error }: MarkedPageProps) {
  const { t } = useMessages();
  const [step, setStep] = useState(0);
  const scale = SCALES[step] ?? 1;
  return (
    <div className="marked-page">
      <Group gap="xs" mb="xs">
        <Button size="xs" variant="default" disabled={step === 0} onClick={() => setStep(step - 1)}>
          {t('lift.zoomOut')}
        </Button>
        <Button size="xs" variant="default" disabled={step === SCALES.length - 1} onClick={() => setStep(step + 1)}>
          {t('lift.zoomIn')}
        </Button>
      </Group>
      <section className="marked-page-view" tabIndex={0} aria-label={t('lift.image', { page, file })}>
        {error !== null && <ErrorNote error={error} title={t('lift.imageFailed')} />}
        {picture === undefined && error === null && <Loader m="lg" aria-label={t('common.loading')} />}
        {picture !== undefined && (
          <img
            src={picture}
            alt={t('lift.image', { page, file })}
            draggable={false}
            style={{ width: `${String(scale * 100)}%` }}
          />
        )}
      </section>
    </div>
  );
}
