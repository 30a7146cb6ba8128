import { Badge, Button } from '@mantine/core';
import { Link } from 'react-router';
import type { DocumentSummary, ScanFileDetail } from '../api/types.ts';
import { PageRange } from '../parts/page-range.tsx';
import type { FileDivision } from './division-types.ts';
import { useDivisionMessages } from './messages/division-messages.ts';
import { spanOf, type CutRow } from './model/cut-rows.ts';
import { refusalOf } from './model/cuts.ts';
import type { CutDesk } from './use-cut-work.ts';

interface RowHeadProps {
  readonly row: CutRow;
  readonly detail: ScanFileDetail;
  readonly division: FileDivision;
  readonly desk: CutDesk;
  readonly canEdit: boolean;
}

/** Above the sides of a row: what they are together. */
export function RowHead({ row, detail, division, desk, canEdit }: RowHeadProps) {
  const { t } = useDivisionMessages();
  const { first, last } = spanOf(row);
  if (row.kind === 'blank') return <div className="cut-row-head">{t('cuts.blankRow')}</div>;
  if (row.kind === 'separator') {
    const sheet = division.separators.find(({ page }) => page === first);
    return (
      <div className="cut-row-head" data-kind="separator">
        {t(`cuts.separator.${sheet?.kind ?? 'document'}`, { label: sheet?.label ?? '' })}
      </div>
    );
  }
  return (
    <div className="cut-row-head" data-kind="document">
      <strong>{t('cuts.document', { ordinal: row.ordinal })}</strong>
      <span>
        <PageRange first={first} last={last} /> · {t('cuts.sideCount', { count: row.sides.length })}
      </span>
      <KnownFacts first={first} detail={detail} division={division} />
      {canEdit && <JoinButton first={first} desk={desk} />}
    </div>
  );
}

interface KnownFactsProps extends Pick<RowHeadProps, 'detail' | 'division'> {
  readonly first: number;
}

/** What is known of the document that begins here, where one did before. */
function KnownFacts({ first, detail, division }: KnownFactsProps) {
  const { t } = useDivisionMessages();
  const known = division.documents.find(({ firstPage }) => firstPage === first);
  const catalogued = detail.documents.find(({ firstPage }) => firstPage === first);
  return (
    <>
      {catalogued && <CataloguedLink document={catalogued} />}
      {known !== undefined && known.typed > 0 && (
        <Badge size="sm" color="green" variant="light">
          {t('cuts.typed', { count: known.typed })}
        </Badge>
      )}
      {known?.inDossier === true && (
        <Badge size="sm" variant="light">
          {t('cuts.inDossier')}
        </Badge>
      )}
      {known?.inRegister === true && (
        <Badge size="sm" variant="light">
          {t('cuts.inRegister')}
        </Badge>
      )}
    </>
  );
}

function JoinButton({ first, desk }: Pick<RowHeadProps, 'desk'> & { readonly first: number }) {
  const { t } = useDivisionMessages();
  const refusal = refusalOf(desk.work, first);
  if (refusal === 'first') return null;
  return (
    <Button
      size="compact-xs"
      variant="subtle"
      tabIndex={-1}
      title={refusal && t(`cuts.refused.${refusal}`, { page: first })}
      onClick={() => desk.toggleStart(first)}
    >
      {t('cuts.join')}
    </Button>
  );
}

function CataloguedLink({ document: { id, fields } }: { readonly document: DocumentSummary }) {
  const { t } = useDivisionMessages();
  const shown = [fields.documentType?.value, fields.referenceNumber?.value].filter((one) => typeof one === 'string');
  return (
    <Link to={`/documents/${id}`} className="row-link" title={t('cuts.open')}>
      {shown.length === 0 ? t('documents.untitled') : shown.join(' ')}
    </Link>
  );
}
