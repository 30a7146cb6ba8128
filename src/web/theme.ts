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

/** Doubt and delay. Mantine's orange is too light to read as small text; from shade 6 on this has 5 : 1 on white. */
const orange: MantineColorsTuple = [
  '#fff4e6',
  '#ffe8cc',
  '#ffd8a8',
  '#ffc078',
  '#ff922b',
  '#e8590c',
  '#c2410c',
  '#b23c0a',
  '#a3360a',
  '#8f2f08',
];

/** As Mantine's, with dark ends that can be read on its own light shades. */
const green: MantineColorsTuple = [
  '#ebfbee',
  '#d3f9d8',
  '#b2f2bb',
  '#8ce99a',
  '#69db7c',
  '#40a84f',
  '#2f9e44',
  '#28833a',
  '#20702f',
  '#175c25',
];

export const theme = createTheme({
  colors: { brand, orange, green },
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
