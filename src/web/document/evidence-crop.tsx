import type { CSSProperties } from 'react';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../api/api-context.ts';
import { pageQuery } from '../api/queries.ts';
import type { Box, Evidence } from '../api/types.ts';
import { boxInPercent, cropAround, fitScale, turnedSize, turnTransform } from '../model/page-geometry.ts';
import { pageImageSource } from './page-image.ts';

interface EvidenceCropProps {
  readonly scanFileId: string;
  readonly evidence: Evidence;
  readonly label: string;
  readonly maxWidth: number;
  readonly maxHeight: number;
  /** What is looked for stands beside the evidence. */
  readonly isBeside?: boolean;
  /** How far a small place may be blown up. */
  readonly maxScale?: number;
}

/** The place on the page from which a value was read, upright; cut by CSS out of the picture the viewer shows. */
export function EvidenceCrop(props: EvidenceCropProps) {
  const { scanFileId, evidence, label, maxWidth, maxHeight, isBeside = false, maxScale = 1.6 } = props;
  const api = useApi();
  const { data: page } = useQuery(pageQuery(api, scanFileId, evidence.page));
  const [x = 0, y = 0, width = 0, height = 0] = evidence.box;
  if (!page || width <= 0 || height <= 0) return null;
  const pixels = { width: page.widthPx, height: page.heightPx };
  const padded: Box = cropAround([x, y, width, height], pixels, { turn: page.rotation, isBeside });
  const cut = { width: padded[2], height: padded[3] };
  const scale = fitScale(turnedSize(cut, page.rotation), { width: maxWidth, height: maxHeight }, maxScale);
  const shown = { width: cut.width * scale, height: cut.height * scale };
  const turned: CSSProperties = { ...shown, transform: turnTransform(shown, page.rotation) };
  const image: CSSProperties = { left: -padded[0] * scale, top: -padded[1] * scale, width: pixels.width * scale };
  const mark = boxInPercent([x - padded[0], y - padded[1], width, height], cut);
  return (
    <span className="crop" role="img" aria-label={label} style={turnedSize(shown, page.rotation)}>
      <span className="crop-turn" style={turned}>
        <img src={pageImageSource(scanFileId, page)} alt="" draggable={false} style={image} />
        {!isBeside && <span className="crop-mark" style={mark} />}
      </span>
    </span>
  );
}
