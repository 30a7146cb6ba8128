import { expect } from 'chai';
import type { PageMeasures, PageReading } from '../../../../src/domain/page/page-reading.ts';
import { lookAtSigning } from '../../../../src/domain/signature/look-at-signing.ts';
import type { Signing } from '../../../../src/domain/signature/signing.ts';
import { aPage, paperLines, type PageOptions, type Paper } from '../../../support/page-builder.ts';
import { GOOD_MEASURES } from '../../../support/page-measures.ts';
import { createSheet, type Ink, type Sheet } from '../../../support/inked-sheet.ts';

const RED: Ink = [214, 40, 60];
const VIOLET: Ink = [96, 50, 170];
const BLUE: Ink = [32, 48, 154];
const BLACK: Ink = [30, 30, 34];
const WHITE: Ink = [250, 250, 248];

/** A round seal of 36 mm over the left of the signature, and a signature of 45 mm right of it; the office stands at 150, 203 mm. */
const seal = (sheet: Sheet, ink: Ink, share = 1) => {
  sheet.ring({ x: 134, y: 222, radius: 17.5 }, ink, share);
};
const pen = (sheet: Sheet, ink: Ink) => {
  sheet.line([138, 224], [160, 212], ink);
  sheet.line([160, 212], [152, 230], ink);
  sheet.line([152, 230], [184, 218], ink);
};

interface Looked extends PageOptions {
  readonly paper?: Paper;
  readonly channels?: 1 | 3;
  readonly colour?: PageMeasures['colour'];
}

function look(draw: (sheet: Sheet) => void, options: Looked = {}): Signing | undefined {
  const { paper = {}, channels = 3, colour = channels === 3 ? 'colour' : 'grey', ...page } = options;
  const sheet = createSheet(channels, WHITE);
  draw(sheet);
  const reading: PageReading = { ...aPage(paperLines(paper), page), measures: { ...GOOD_MEASURES, colour } };
  return lookAtSigning(page.rotation === 180 ? sheet.upsideDown() : sheet.pixels(), reading);
}

function said(signing: Signing | undefined): readonly (string | undefined)[] {
  return [signing?.signature, signing?.seal];
}

const nothing = () => undefined;

describe('domain/signature/look-at-signing', () => {
  it('sees a pen in any ink and a round seal in red, and tells where the seal is', () => {
    for (const ink of [BLUE, BLACK]) {
      const signing = look((sheet) => {
        pen(sheet, ink);
        seal(sheet, RED);
      });

      expect(said(signing)).to.deep.equal(['present', 'present']);
      const [x = 0, y = 0, width = 0, height = 0] = (signing?.sealBox ?? []).map((value) => (value * 25.4) / 200);
      expect([x + width / 2, y + height / 2]).to.satisfy(
        ([a = 0, b = 0]: number[]) => Math.hypot(a - 134, b - 222) < 2,
      );
      expect(width).to.be.within(35, 41);
    }
  });

  it('sees seals in blue and violet, and black ones on grey scans and on one bit', () => {
    const sealed = (ink: Ink) => (sheet: Sheet) => {
      seal(sheet, ink);
      pen(sheet, BLACK);
    };

    expect(look(sealed(VIOLET))?.seal).to.equal('present');
    expect(look(sealed(BLUE))?.seal).to.equal('present');
    expect(said(look(sealed(BLACK), { channels: 1 }))).to.deep.equal(['present', 'present']);
    expect(said(look(sealed(BLACK), { channels: 1, colour: 'bilevel' }))).to.deep.equal(['present', 'present']);
  });

  it('sees a pale seal, too, for nothing else makes a red ring', () => {
    expect(look((sheet) => { seal(sheet, [244, 228, 229]); })?.seal).to.equal('present'); // prettier-ignore
  });

  it('misses both where the room between office and name is empty', () => {
    expect(said(look(nothing))).to.deep.equal(['missing', 'missing']);
    expect(said(look(nothing, { channels: 1 }))).to.deep.equal(['missing', 'missing']);
  });

  it('does not miss who signed beside the room or under the name', () => {
    for (const [x, y] of [
      [150, 244],
      [106, 218],
    ] as const) {
      const signing = look((sheet) => {
        sheet.line([x - 9, y - 3], [x + 9, y + 3], BLUE);
        sheet.line([x - 9, y + 3], [x + 9, y - 3], BLUE);
      });
      expect(signing?.signature, `${String(x)} mm`).to.equal('unclear');
    }
  });

  it('does not tell whether a seal was lost on the way to one bit a pixel', () => {
    expect(said(look(nothing, { channels: 1, colour: 'bilevel' }))).to.deep.equal(['missing', 'unclear']);
    const stored = (sheet: Sheet) => {
      sheet.line([140, 246], [160, 246], [0, 0, 0]);
    };
    expect(said(look(stored))).to.deep.equal(['missing', 'unclear']);
  });

  it('misses the seal beside a pen whose colour shows that the scan keeps colours, and nowhere else', () => {
    expect(said(look((sheet) => { pen(sheet, BLUE); }))).to.deep.equal(['present', 'missing']); // prettier-ignore
    expect(said(look((sheet) => { pen(sheet, BLACK); }))).to.deep.equal(['present', 'unclear']); // prettier-ignore
    expect(said(look((sheet) => { pen(sheet, BLACK); }, { channels: 1 }))).to.deep.equal(['present', 'unclear']); // prettier-ignore
  });

  it('does not tell a pen from a seal in its own colour that covers it', () => {
    const within = (sheet: Sheet) => {
      seal(sheet, BLACK);
      sheet.line([126, 218], [144, 226], BLACK);
    };

    expect(said(look(within, { channels: 1 }))).to.deep.equal(['unclear', 'present']);
  });

  it('does not tell where half a ring, pale ink or a stamp without a ring is seen', () => {
    expect(look((sheet) => { seal(sheet, RED, 0.7); })?.seal).to.equal('unclear'); // prettier-ignore
    expect(said(look((sheet) => { pen(sheet, [230, 231, 241]); }))).to.deep.equal(['unclear', 'unclear']); // prettier-ignore
    expect(look((sheet) => { sheet.line([130, 216], [170, 216], { ink: RED, width: 5 }); })?.seal).to.equal('unclear'); // prettier-ignore
  });

  it('takes a streak of the scanner for no signature', () => {
    expect(look((sheet) => { sheet.line([160, 0], [160, 297], BLACK); })?.signature).not.to.equal('present'); // prettier-ignore
  });

  it('does not tell where words are printed in the room, no name stands below it, or another signs beside', () => {
    const printed = [...paperLines(), { text: '(Đã ký)', x: 150, y: 222, centred: true }];
    const sheet = createSheet(3, WHITE);

    expect(said(lookAtSigning(sheet.pixels(), aPage(printed)))).to.deep.equal(['unclear', 'unclear']);
    expect(said(look(nothing, { paper: { name: '' } }))).to.deep.equal(['unclear', 'unclear']);
    const joint = [...paperLines(), { text: 'KẾ TOÁN TRƯỞNG', x: 62, y: 206, centred: true }];
    const beside = joint.filter(({ text }) => !/^(?:Nơi nhận|-)/u.test(text));
    expect(lookAtSigning(sheet.pixels(), aPage(beside))?.signature).to.equal('unclear');
  });

  it('sees pen and seal that cover the office, or the name too, and misses nothing there', () => {
    const draw = (sheet: Sheet) => {
      pen(sheet, BLACK);
      seal(sheet, BLACK);
    };

    for (const paper of [{ role: [] }, { role: [], name: '' }]) {
      expect(said(look(draw, { paper, channels: 1, colour: 'bilevel' }))).to.deep.equal(['present', 'present']);
      expect(said(look(nothing, { paper }))).to.deep.equal(['unclear', 'unclear']);
    }
  });

  it('looks at the sheet as it is read, also where it was scanned upside down', () => {
    const signing = look((sheet) => { pen(sheet, BLUE); seal(sheet, RED); }, { rotation: 180 }); // prettier-ignore

    expect(said(signing)).to.deep.equal(['present', 'present']);
    expect(((signing?.sealBox?.[0] ?? 0) * 25.4) / 200).to.be.within(210 - 134 - 21, 210 - 134 - 17);
  });

  it('looks nowhere on a page that nobody signs', () => {
    expect(look(nothing, { paper: { foot: false } })).to.equal(undefined);
  });
});
