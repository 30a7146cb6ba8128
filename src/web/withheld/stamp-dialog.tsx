import { useState } from 'react';
import { Button, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../api/api-context.ts';
import { pagePictureQuery, pageQuery } from '../api/queries.ts';
import type { Box, PageDetail, ScanFile } from '../api/types.ts';
import { useMessages } from '../messages/messages.ts';
import { ErrorNote } from '../parts/error-note.tsx';
import { DialogFrame, FormBody } from '../parts/form-frame.tsx';
import { MarkedPage } from './marked-page.tsx';
import { useSettleStamp } from './use-settle-stamp.ts';
import { WithholdDialog } from './withhold-button.tsx';

interface StampDialogProps {
  readonly file: ScanFile;
  readonly page: number;
  readonly onClose: () => void;
}

/** Shows the page with the stamp and takes the word of the person who looked at it, either way. */
export function StampDialog({ file, page, onClose }: StampDialogProps) {
  const { t } = useMessages();
  const api = useApi();
  const [isMarked, setIsMarked] = useState(false);
  const { data: detail, error: noDetail } = useQuery(pageQuery(api, file.id, page));
  const { data: picture, error: noPicture } = useQuery(pagePictureQuery(api, file, page));
  if (isMarked) return <WithholdDialog {...{ file, page, onClose }} />;
  return (
    <DialogFrame title={t('lift.title', { page })} size="min(96rem, 94vw)" onClose={onClose}>
      <div className="lift">
        <MarkedPage
          file={file.name}
          page={page}
          picture={detail && picture}
          error={noPicture ?? noDetail}
          failed={t('stamps.imageFailed')}
          {...(detail && { marked: markedOn(detail) })}
        />
        <Declaration
          {...{ file, page, onClose }}
          isShown={detail !== undefined && picture !== undefined}
          onMarked={() => setIsMarked(true)}
        />
      </div>
    </DialogFrame>
  );
}

/** Where the stamps stand that could not be read. */
function markedOn({ rotation, widthPx, heightPx, findings }: PageDetail) {
  const stamps = findings.filter(({ code }) => code === 'stamp-unread');
  return {
    turn: rotation,
    size: { width: widthPx, height: heightPx },
    boxes: stamps.flatMap(({ box: [x, y, width, height] = [] }): readonly Box[] =>
      x === undefined || y === undefined || width === undefined || height === undefined ? [] : [[x, y, width, height]],
    ),
  };
}

interface DeclarationProps extends StampDialogProps {
  readonly isShown: boolean;
  readonly onMarked: () => void;
}

function Declaration({ file, page, isShown, onMarked, onClose }: DeclarationProps) {
  const { t } = useMessages();
  const settle = useSettleStamp(file.id, onClose);
  return (
    <FormBody
      className="lift-form"
      confirm={t('stamps.submit')}
      back={t('stamps.back')}
      isPending={settle.isPending}
      isReady={isShown}
      onSubmit={() => settle.mutate({ revision: file.revision, page })}
      onClose={onClose}
    >
      <Text fz="sm">{t('stamps.look')}</Text>
      <Text fz="sm">{t('stamps.real')}</Text>
      <Button color="red" variant="light" onClick={onMarked}>
        {t('withhold.button')}
      </Button>
      <Text fz="xs" c="dimmed">
        {t('stamps.scope')}
      </Text>
      {settle.error && <ErrorNote error={settle.error} />}
    </FormBody>
  );
}
