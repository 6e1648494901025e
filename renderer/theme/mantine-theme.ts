import {
  type CSSVariablesResolver,
  createTheme,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core';
import { divergingColours, familyColours, familyVariable, meaningColours } from './family-colours.js';
import { type Inks, inks } from './inks.js';
import { labelVariables } from './label-colours.js';
import { runColourVariables } from './run-colours.js';

const slate: MantineColorsTuple = [
  '#f3f4f6',
  '#e5e8eb',
  '#cdd3d9',
  '#b2bbc4',
  '#98a4af',
  '#76838f',
  '#566472',
  '#3b4855',
  '#24303c',
  '#161d25',
];

/** What is filled with the accent has the accent's own ink on it, in every theme. */
const variantColors: VariantColorsResolver = (input) => {
  const colors = defaultVariantColorsResolver(input);
  if (input.variant !== 'filled' || (input.color ?? input.theme.primaryColor) !== 'slate') return colors;
  return { ...colors, background: 'var(--accent)', hover: 'var(--accent-hover)', color: 'var(--on-accent)' };
};

/** Sizes on a scale of 1.2 from 14 px, on an 8 px grid. */
export const theme = createTheme({
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', 'Cascadia Mono', 'DejaVu Sans Mono', monospace",
  headings: { fontFamily: "'Inter Variable', system-ui, sans-serif", fontWeight: '600' },
  fontSizes: { xs: '0.75rem', sm: '0.875rem', md: '0.875rem', lg: '1.05rem', xl: '1.26rem' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  colors: { slate },
  primaryColor: 'slate',
  primaryShade: { light: 8, dark: 2 },
  variantColorResolver: variantColors,
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Button: { styles: { label: { textOverflow: 'ellipsis' } } },
    InputWrapper: { styles: { description: { fontSize: '0.75rem' } } },
    // A dialog's head is no banner of the page.
    ModalHeader: { defaultProps: { component: 'div' } },
    ModalCloseButton: { defaultProps: { 'aria-label': 'Close' } },
    // The name of the one dialog that has no title: the palette.
    ModalContent: { defaultProps: { 'aria-label': 'Find or do' } },
    Portal: { defaultProps: { target: '#overlays' } },
    Menu: {
      defaultProps: {
        // A menu has items and nothing else; the first is focused.
        withInitialFocusPlaceholder: false,
        styles: {
          dropdown: { maxHeight: 'min(22rem, 100dvh - 1rem)', maxWidth: 'calc(100vw - 1rem)', overflow: 'auto' },
        },
      },
    },
  },
});

/** Puts every colour of the house into CSS variables, so that one set of styles serves all themes. */
export const resolveVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: themeVariables('light'),
  dark: themeVariables('dark'),
});

function themeVariables(scheme: 'light' | 'dark'): Record<string, string> {
  return {
    ...inkVariables(inks[scheme]),
    ...colourVariables(scheme),
    ...labelVariables(scheme),
    ...runColourVariables(scheme),
  };
}

/** The projector's inks, laid over the light theme while it is on. */
export const projectorVariables = inkVariables(inks.projector);

function inkVariables(ink: Inks): Record<string, string> {
  return {
    '--page': ink.page,
    '--surface': ink.surface,
    '--sunken': ink.sunken,
    '--ink': ink.text,
    '--ink-dim': ink.dimmed,
    '--hairline': ink.hairline,
    '--gridline': ink.gridline,
    '--accent': ink.accent,
    '--accent-hover': `color-mix(in srgb, ${ink.accent} 86%, ${ink.surface})`,
    '--on-accent': ink.surface,
    '--line-width': String(ink.line),
    '--mantine-color-body': ink.surface,
    '--mantine-color-text': ink.text,
    '--mantine-color-dimmed': ink.dimmed,
    '--mantine-color-placeholder': ink.dimmed,
    '--mantine-color-default-border': ink.hairline,
    '--mantine-color-error': 'var(--meaning-bad)',
  };
}

function colourVariables(scheme: 'light' | 'dark'): Record<string, string> {
  return Object.fromEntries([
    ...Object.entries(familyColours).flatMap(([family, shades]) =>
      shades.map((colour, shade) => [familyVariable(family, shade), colour[scheme]]),
    ),
    ...Object.entries(divergingColours).map(([name, colour]) => [`--${name}`, colour[scheme]]),
    ...Object.entries(meaningColours).map(([name, colour]) => [`--meaning-${name}`, colour[scheme]]),
  ]);
}
