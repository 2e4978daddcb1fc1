import {
  type CSSVariablesResolver,
  createTheme,
  type MantineColorScheme,
  type MantineColorSchemeManager,
  type MantineColorsTuple,
  type MantineThemeOverride,
} from '@mantine/core';

/** A quiet blue-green; shade 7 carries white text, shade 3 reads on dark ground, both above 4.5:1. */
const lagoon: MantineColorsTuple = [
  '#e8f5f6',
  '#d3e7ea',
  '#a6cfd5',
  '#7ab9c3',
  '#509fab',
  '#2f8794',
  '#1b7482',
  '#0f616f',
  '#0a4f5b',
  '#053d47',
];

/** Slightly blue greys: calmer on a long day than neutral ones. */
const gray: MantineColorsTuple = [
  '#f7f9fa',
  '#eef2f4',
  '#e1e7ea',
  '#d0d8dd',
  '#b3bfc6',
  '#8b9aa3',
  '#66757f',
  '#4a5862',
  '#333f48',
  '#1f282f',
];

const dark: MantineColorsTuple = [
  '#d3dbe0',
  '#bac5cc',
  '#93a2ab',
  '#6f7f89',
  '#40505a',
  '#2f3d46',
  '#25313a',
  '#1b252c',
  '#151d23',
  '#0f161b',
];

/** White text reads on shades 6 and 7, which the library's own red misses. */
const red: MantineColorsTuple = [
  '#fdecea',
  '#f9d5d2',
  '#f2aaa5',
  '#eb7f78',
  '#e25a51',
  '#d43f36',
  '#c22f27',
  '#b3261e',
  '#911c15',
  '#6e130e',
];

/** The looks of every component; dense enough for a 1280×800 monitor. */
export const theme = createTheme({
  colors: { lagoon, gray, dark, red },
  primaryColor: 'lagoon',
  primaryShade: { light: 7, dark: 6 },
  autoContrast: true,
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  fontFamily: 'system-ui, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", sans-serif',
  fontFamilyMonospace: 'ui-monospace, "Cascadia Mono", Consolas, "Liberation Mono", monospace',
  fontSizes: { xs: '0.75rem', sm: '0.875rem', md: '0.9375rem', lg: '1.0625rem', xl: '1.25rem' },
  headings: {
    fontWeight: '650',
    sizes: {
      h1: { fontSize: '1.375rem', lineHeight: '1.3' },
      h2: { fontSize: '1.0625rem', lineHeight: '1.35' },
      h3: { fontSize: '0.9375rem', lineHeight: '1.4' },
    },
  },
  components: {
    Button: { defaultProps: { size: 'sm' } },
    TextInput: { defaultProps: { size: 'sm' } },
    // A state is read whole or not at all: the column makes room.
    Badge: { styles: { root: { minWidth: 'max-content' } } },
    Tooltip: { defaultProps: { openDelay: 400, withArrow: true } },
    // A dialog's heading is no banner of the page.
    Modal: {
      defaultProps: { transitionProps: { duration: 120 }, attributes: { header: { role: 'none' } } },
      styles: { title: { fontWeight: 650, fontSize: '1.0625rem', lineHeight: 1.35 } },
    },
    Drawer: { defaultProps: { transitionProps: { duration: 120 }, attributes: { header: { role: 'none' } } } },
    Menu: { defaultProps: { transitionProps: { duration: 100 } } },
  },
});

/** Draws dialogs, menus and messages into `portals`, so that they can be taken off the screen together with the page. */
export function drawnIn(portals: HTMLElement): MantineThemeOverride {
  return createTheme({ components: { Portal: { defaultProps: { target: portals } } } });
}

/** Where the library's own colours miss 4.5:1 on our grounds. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#ffffff',
    '--mantine-color-dimmed': gray[7],
    '--mantine-color-placeholder': gray[6],
    '--mantine-color-error': '#b3261e',
    '--mantine-color-anchor': lagoon[7],
    '--mantine-color-lagoon-light': lagoon[0],
    '--mantine-color-lagoon-light-hover': lagoon[1],
    '--mantine-color-red-light': red[0],
    '--mantine-color-red-light-color': '#9a2019',
    '--mantine-color-yellow-light': '#fff6d9',
    '--mantine-color-yellow-light-color': '#704800',
    '--mantine-color-orange-light-color': '#8a3c00',
    '--mantine-color-green-light': '#e6f5ea',
    '--mantine-color-green-light-color': '#1a5e2d',
    '--mantine-color-gray-light-color': gray[8],
    '--rems-ground': gray[0],
    '--rems-line': gray[2],
    '--rems-edge': 'rgb(31 40 47 / 18%)',
    '--rems-selected': lagoon[0],
    '--rems-selected-text': lagoon[8],
  },
  dark: {
    '--mantine-color-body': dark[7],
    '--mantine-color-dimmed': dark[1],
    '--mantine-color-placeholder': dark[2],
    '--mantine-color-error': '#ff9c93',
    '--mantine-color-anchor': lagoon[3],
    '--mantine-color-lagoon-light': '#17343b',
    '--mantine-color-lagoon-light-hover': '#1d414a',
    '--mantine-color-lagoon-light-color': lagoon[2],
    '--mantine-color-red-light': '#3b2023',
    '--mantine-color-red-light-color': '#ffb4ad',
    '--mantine-color-yellow-light': '#362f1b',
    '--mantine-color-yellow-light-color': '#ffd98a',
    '--mantine-color-green-light': '#17352a',
    '--mantine-color-green-light-color': '#9fe0b4',
    '--rems-ground': dark[8],
    '--rems-line': dark[5],
    '--rems-edge': 'rgb(0 0 0 / 60%)',
    '--rems-selected': '#17343b',
    '--rems-selected-text': lagoon[2],
  },
});

/** Keeps the colour scheme in memory only: it belongs to the person (preferences), not to the browser. */
export function memoryColorScheme(): MantineColorSchemeManager {
  let current: MantineColorScheme | undefined;
  return {
    get: (fallback) => current ?? fallback,
    set: (value) => {
      current = value;
    },
    subscribe: () => {},
    unsubscribe: () => {},
    clear: () => {
      current = undefined;
    },
  };
}
