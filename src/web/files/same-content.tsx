import { Fragment } from 'react';
import { Link } from 'react-router';
import type { SameContent } from '../api/types.ts';
import { useMessages } from '../messages/messages.ts';

interface SameLinksProps {
  readonly same: readonly SameContent[];
  readonly onOpen?: () => void;
}

/** The files that hold the same bytes, each with its state, to be opened. */
export function SameLinks({ same, onOpen }: SameLinksProps) {
  const { t } = useMessages();
  return same.map(({ scanFileId, name, state }, index) => (
    <Fragment key={scanFileId}>
      {index > 0 && '; '}
      <Link to={`/files/${scanFileId}`} {...(onOpen && { onClick: onOpen })}>
        {name}
      </Link>{' '}
      ({t(`state.${state}`)})
    </Fragment>
  ));
}

/** After an upload: the content was there before. */
export function SameNote(props: SameLinksProps) {
  const { t } = useMessages();
  return (
    <>
      {t('files.uploadedSame')} <SameLinks {...props} />
    </>
  );
}
