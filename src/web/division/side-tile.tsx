import { uprightImageUrl } from '../api/client.ts';
import { useDivisionMessages } from './messages/division-messages.ts';
import type { CutRow } from './model/cut-rows.ts';

/** Wide enough to tell a head from running text, small enough for a thousand of them. */
const THUMB_WIDTH = 220;

interface SideTileProps {
  readonly scanFileId: string;
  readonly page: number;
  readonly row: CutRow;
  readonly isFirst: boolean;
  readonly isBlank: boolean;
  readonly isActive: boolean;
  readonly isDoubtful: boolean;
  readonly isAnnex: boolean;
  readonly canEdit: boolean;
  readonly onChoose: () => void;
  readonly onCut: () => void;
}

/** A scanned side; between it and the one before, the place to cut. */
export function SideTile(props: SideTileProps) {
  const { scanFileId, page, row, isFirst, isBlank, isActive, isDoubtful, isAnnex, canEdit, onChoose, onCut } = props;
  const { t } = useDivisionMessages();
  const key = { document: isFirst ? 'cuts.sideFirst' : 'cuts.side', separator: 'cuts.sideSheet', blank: 'cuts.sideLoose' } as const; // prettier-ignore
  const marks = [isBlank && t('cuts.blank'), isAnnex && t('cuts.annex'), isDoubtful && t('cuts.look')].filter(
    (mark) => mark !== false,
  );
  const name = t(key[row.kind], { page, ordinal: row.ordinal });
  return (
    <div className="cut-side" data-kind={row.kind} data-blank={isBlank} data-first={isFirst}>
      {canEdit && !isFirst && (
        <button
          type="button"
          className="cut-here"
          tabIndex={-1}
          onClick={onCut}
          aria-label={t('cuts.cut', { page })}
          title={t('cuts.cut', { page })}
        >
          ✂
        </button>
      )}
      <button
        type="button"
        className="cut-side-button"
        data-page={page}
        data-doubtful={isDoubtful}
        tabIndex={isActive ? 0 : -1}
        aria-current={isActive}
        aria-label={[name, ...marks].join(', ')}
        onClick={onChoose}
      >
        <img
          src={uprightImageUrl(scanFileId, page, THUMB_WIDTH)}
          alt=""
          loading="lazy"
          decoding="async"
          draggable={false}
        />
        <span className="cut-side-name">
          {page}
          {marks.length > 0 && <span className="cut-side-marks"> {marks.join(', ')}</span>}
        </span>
      </button>
    </div>
  );
}
