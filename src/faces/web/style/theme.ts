// How the controls wear the tokens: one accent, quiet greys, small radii, an 8 px grid.
import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

/** Deep water, from foam to depth. */
const water: MantineColorsTuple = [
  '#e9f6f7',
  '#d3eaed',
  '#a6d5da',
  '#75bec6',
  '#4daab4',
  '#2f98a4',
  '#17808d',
  '#0b6875',
  '#06535e',
  '#043e47',
];

/** Greys with a trace of blue. */
const gray: MantineColorsTuple = [
  '#f7f9fa',
  '#f0f4f5',
  '#e2e8eb',
  '#d5dde2',
  '#c9d2d8',
  '#8d9aa4',
  '#55626c',
  '#46525c',
  '#2f3940',
  '#161c20',
];

const dark: MantineColorsTuple = [
  '#e3e9ec',
  '#c3cdd3',
  '#a3b0b9',
  '#6a7680',
  '#3b464e',
  '#273036',
  '#1a2125',
  '#12171a',
  '#0e1316',
  '#090c0e',
];

export const theme = createTheme({
  colors: { water, gray, dark },
  primaryColor: 'water',
  primaryShade: { light: 7, dark: 6 },
  black: '#161c20',
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Mono', Menlo, monospace",
  fontSizes: { xs: '12px', sm: '14px', md: '14px', lg: '16px', xl: '22px' },
  lineHeights: { xs: '1.4', sm: '1.5', md: '1.5', lg: '1.5', xl: '1.3' },
  spacing: { xs: '8px', sm: '12px', md: '16px', lg: '24px', xl: '32px' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '16px' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  headings: { fontWeight: '600' },
  components: {
    Button: { defaultProps: { size: 'sm' }, styles: { label: { fontWeight: 550 } } },
    Modal: {
      defaultProps: {
        radius: 'lg',
        centered: true,
        overlayProps: { backgroundOpacity: 0.3 },
        transitionProps: { duration: 120 },
        // A dialog's head is no banner of the page.
        attributes: { header: { role: 'presentation' } },
      },
      styles: {
        title: { fontWeight: 600, fontSize: 16, lineHeight: 1.35 },
        content: { background: 'var(--raised)' },
        header: { background: 'var(--raised)' },
      },
    },
    Kbd: { styles: { root: { fontFamily: 'inherit', fontWeight: 500 } } },
    Drawer: { defaultProps: { attributes: { header: { role: 'presentation' } } } },
    Menu: {
      defaultProps: {
        shadow: 'md',
        radius: 'md',
        transitionProps: { duration: 120 },
        // A menu holds nothing but its items; the first of them takes the focus.
        withInitialFocusPlaceholder: false,
      },
    },
    Tooltip: { defaultProps: { openDelay: 300, withArrow: false, fz: 'xs' } },
    InputWrapper: { styles: { label: { fontWeight: 550, marginBottom: 4 }, error: { fontSize: 13 } } },
  },
});

/** The controls' own variables, set from our tokens, so that both always agree. */
export const variables: CSSVariablesResolver = () => {
  const shared = {
    '--mantine-color-dimmed': 'var(--ink-quiet)',
    '--mantine-color-placeholder': 'var(--ink-faint)',
    '--mantine-color-body': 'var(--ground)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-error': 'var(--late)',
    // White words on it are readable in light and dark.
    '--mantine-color-red-filled': '#b3261e',
    '--mantine-color-red-filled-hover': '#99201a',
    '--mantine-color-anchor': 'var(--accent)',
    '--mantine-color-default': 'var(--raised)',
    '--mantine-color-default-hover': 'var(--hover)',
    '--mantine-color-default-border': 'var(--hairline-strong)',
  };
  return { variables: {}, light: shared, dark: shared };
};
