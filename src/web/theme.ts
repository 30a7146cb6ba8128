import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** A calm archive blue; shade 8 on white has a contrast of 7.6 : 1. */
const brand: MantineColorsTuple = [
  '#e8f3fa',
  '#d3e4ef',
  '#a5c8df',
  '#73abcf',
  '#4b92c1',
  '#3282b9',
  '#217ab6',
  '#1268a0',
  '#0b5c8a',
  '#004f7a',
];

export const theme = createTheme({
  colors: { brand },
  primaryColor: 'brand',
  primaryShade: 8,
  // Fonts of the machine only: the console works without any network. All of these hold the Vietnamese letters.
  fontFamily: '"Segoe UI", "Noto Sans", Roboto, "DejaVu Sans", "Helvetica Neue", Arial, sans-serif',
  fontFamilyMonospace: 'Consolas, "DejaVu Sans Mono", "Liberation Mono", monospace',
  headings: { fontWeight: '650' },
  cursorType: 'pointer',
  focusRing: 'auto',
  components: {
    // Capital letters cost legibility with stacked Vietnamese marks (Ể, Ậ) at badge size.
    Badge: { defaultProps: { tt: 'none', fw: 600 } },
  },
});
