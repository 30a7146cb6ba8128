import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import { EvidenceCrop } from '../document/evidence-crop.tsx';
import { formatDate } from '../model/typed-date.ts';
import { useRegisterMessages } from './messages/register-messages.ts';
import { sideBySide, type SideBySide } from './model/pair-work.ts';
import type { RegisterMatch, RegisterRow } from './register-types.ts';

interface ScanSideProps {
  readonly match: Pick<RegisterMatch, 'document'>;
  /** The row that it is held against. */
  readonly row: RegisterRow | undefined;
}

/** What was read of a document, with the place on its page where the number stands. */
export function ScanSide({ match, row }: ScanSideProps) {
  const { t } = useRegisterMessages();
  const { document } = match;
  return (
    <div>
      <Anchor component={Link} to={`/documents/${document.documentId}`} fz="sm" fw={600} tabIndex={-1}>
        {document.fileName}
      </Anchor>
      <PairFacts sides={sideBySide(match, row)} of="read" />
      {document.evidence && (
        <EvidenceCrop
          scanFileId={document.scanFileId}
          evidence={document.evidence}
          label={t('pairs.crop')}
          maxWidth={320}
          maxHeight={60}
        />
      )}
    </div>
  );
}

const LABELS = {
  number: 'column.number',
  notation: 'column.notation',
  date: 'column.date',
  subject: 'column.subject',
  signer: 'column.signer',
} as const;

/** Of both sides, only what one of them says. */
export function PairFacts({ sides, of }: { readonly sides: readonly SideBySide[]; readonly of: 'read' | 'said' }) {
  const { t } = useRegisterMessages();
  return (
    <dl className="pair-facts">
      {sides
        .filter(({ read, said }) => read !== undefined || said !== undefined)
        .map((side) => (
          <Fact key={side.name} label={t(LABELS[side.name])} side={side} of={of} />
        ))}
    </dl>
  );
}

interface FactProps {
  readonly label: string;
  readonly side: SideBySide;
  readonly of: 'read' | 'said';
}

function Fact({ label, side, of }: FactProps) {
  const { t } = useRegisterMessages();
  const value = side[of];
  const shown = value === undefined ? '—' : side.name === 'date' ? formatDate(value) : value;
  return (
    <>
      <dt>{label}</dt>
      <dd {...(side.differs && { 'data-differs': true, title: t('pairs.other') })}>{shown}</dd>
    </>
  );
}
