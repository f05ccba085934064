import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** Where the chosen colour scheme is remembered; `public/color-scheme.js` reads it before the first paint. */
export const colorSchemeKey = 'flexpbx-color-scheme';

/** Colours that components may name; the others of Mantine are not shipped. */
export const themeColors: readonly string[] = ['spruce', 'gray', 'dark', 'red'];

const spruce: MantineColorsTuple = [
  '#eaf4f1',
  '#d5e8e2',
  '#aad1c6',
  '#7dbbab',
  '#58a996',
  '#3f9a86',
  '#2d8774',
  '#207263',
  '#155e51',
  '#0c483e',
];

// Warm greys: the page reads as paper, not as a screen.
const gray: MantineColorsTuple = [
  '#f7f6f3',
  '#f0eeea',
  '#e4e1db',
  '#d5d1c9',
  '#a9a69e',
  '#6d6f6a',
  '#595d59',
  '#434a46',
  '#2c3431',
  '#1b2320',
];

const dark: MantineColorsTuple = [
  '#e8ecea',
  '#ccd3d0',
  '#a8b2ae',
  '#8c9793',
  '#46514d',
  '#313b38',
  '#222a28',
  '#121716',
  '#0e1312',
  '#0a0e0d',
];

const red: MantineColorsTuple = [
  '#fdf0ed',
  '#fadfd9',
  '#f4bcb1',
  '#ee9585',
  '#e5725e',
  '#d7523c',
  '#bd3b27',
  '#a5301e',
  '#8c2517',
  '#6d1a0f',
];

const family =
  "'Atkinson Hyperlegible Next Variable', system-ui, -apple-system, 'Segoe UI', Roboto, 'Noto Sans', sans-serif";

/** The look of every portal. Values that are not Mantine's stand in tokens.css. */
export const theme = createTheme({
  colors: { spruce, gray, dark, red },
  primaryColor: 'spruce',
  primaryShade: 8,
  autoContrast: true,
  black: '#1b2320',
  fontFamily: family,
  fontFamilyMonospace: "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace",
  headings: { fontFamily: family, fontWeight: '620' },
  fontSizes: { xs: '0.8125rem', sm: '0.9375rem', md: '1rem', lg: '1.125rem', xl: '1.375rem' },
  radius: { xs: '3px', sm: '5px', md: '8px', lg: '12px', xl: '20px' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'sm' } },
    InputWrapper: { defaultProps: { inputWrapperOrder: ['label', 'description', 'error', 'input'], size: 'sm' } },
    Input: { defaultProps: { size: 'sm' } },
    TextInput: { defaultProps: { size: 'sm' } },
    PasswordInput: { defaultProps: { size: 'sm' } },
    NativeSelect: { defaultProps: { size: 'sm' } },
    Checkbox: { defaultProps: { size: 'sm' } },
  },
});
