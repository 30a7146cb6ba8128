import type { QualityTexts } from './error-code.ts';

export const enQuality: QualityTexts = {
  'wrong-resolution': {
    title: 'Resolution stated wrong',
    text: 'The file states a wrong resolution: by the size of the print it is about[ {value}] ppi. Set the scanner right; printed, the sheet would have a wrong size.',
  },
  bilevel: {
    title: 'Black and white',
    text: 'The page was scanned with one bit a pixel: the colour of seals and faint strokes are lost. Nothing to do if the paper bears no seal; else scan it again in colour.',
  },
  clipped: {
    title: 'Text cut off',
    text: 'Print runs into the edge of the image[ at {value} places] and may be cut off. Compare with the paper and scan the whole sheet again.',
  },
  blurred: {
    title: 'Blurred',
    text: 'The page image is blurred[ (borders of print {value} mm broad)]. Clean the glass, lay the sheet flat and scan it again.',
  },
  'too-dark': {
    title: 'Too dark',
    text: 'The page image is too dark[ (paper {value} of 255)]. Scan brighter; scan again if it is hard to read.',
  },
  'too-light': {
    title: 'Too light',
    text: 'The print hardly stands out from the white paper[ ({value} levels)]. Scan darker; scan again if the paper is darker.',
  },
  'low-contrast': {
    title: 'Low contrast',
    text: 'Print and paper differ too little[ ({value} levels)]. Set the contrast and scan again if it is hard to read.',
  },
  streaks: {
    title: 'Streaks',
    text: 'The page shows[ {value}] lines that dirt on the glass left. Clean the glass; scan again if they cross the text.',
  },
  'show-through': {
    title: 'Shows through',
    text: 'Print of the other side shows through the sheet. Put black paper behind it and scan again if it is hard to read.',
  },
  'broken-print': {
    title: 'Broken print',
    text: 'One bit a pixel broke the strokes or speckled the paper. Scan again in grey or colour, or set the black-and-white threshold.',
  },
  'folded-corner': {
    title: 'Folded corner',
    text: 'A corner of the sheet is folded over[ (side of {value} mm)] and may hide text. Smooth it and scan again.',
  },
  'foreign-object': {
    title: 'Finger or foreign object',
    text: 'A finger or another object[, {value} mm wide,] covers the edge of the page. Take it away and scan again.',
  },
  'duplicate-page': {
    title: 'Scanned twice',
    text: 'This page is the same as page[ {value}]: the sheet may have been scanned twice. Compare with the paper; the original stays as it is.',
  },
  'out-of-order': {
    title: 'Out of order',
    text: 'The number printed on the page[, {value},] is out of order. Compare with the paper and put the pages right.',
  },
  'missing-page': {
    title: 'Page missing',
    text: 'Before this page the page numbered[ {value}] is missing. Find the sheet and scan it; note it if the paper lacks it as well.',
  },
};
