import {
  type CSSVariablesResolver,
  createTheme,
  type MantineColorsTuple,
  mergeThemeOverrides,
} from '@mantine/core';
import { formTexts, readingTexts } from './ui.texts';

/*
 * Ten shades each, drawn at even lightness in OKLCH so that the same index has the same contrast in every colour:
 * on white, shade 6 passes AA (5:1) and shades 7 to 9 pass AAA (7:1); shade 9 on shade 1 gives 10:1.
 */
const vivier: MantineColorsTuple = [
  '#edf8fa',
  '#d7eff2',
  '#b3dde4',
  '#88c7d0',
  '#62afbb',
  '#3c94a1',
  '#187985',
  '#01626d',
  '#005059',
  '#003d45',
];
const red: MantineColorsTuple = [
  '#fef3f1',
  '#fde2df',
  '#fbc5be',
  '#f4a298',
  '#ec7c71',
  '#d9544b',
  '#be2f2c',
  '#9e1d1c',
  '#811817',
  '#621513',
];
const amber: MantineColorsTuple = [
  '#fef4e9',
  '#fee5ca',
  '#f9cb97',
  '#ecac5f',
  '#d59239',
  '#b5771c',
  '#945e08',
  '#794b01',
  '#633d01',
  '#4c2e02',
];
const green: MantineColorsTuple = [
  '#eff9f1',
  '#d9f1de',
  '#b5e1c0',
  '#8ccc9d',
  '#69b57f',
  '#499a63',
  '#357d4d',
  '#28633c',
  '#205231',
  '#173f24',
];
/** Warm greys: surfaces and lines of the light scheme. */
const gray: MantineColorsTuple = [
  '#faf9f7',
  '#f4f2ef',
  '#e8e6e3',
  '#dad7d3',
  '#c0bdb9',
  '#95928d',
  '#75716c',
  '#5b5753',
  '#423f3b',
  '#282623',
];
/** The same greys for the dark scheme, text first, deepest surface last. */
const dark: MantineColorsTuple = [
  '#eae7e4',
  '#d3d0cd',
  '#b7b4af',
  '#95928e',
  '#5a5754',
  '#423f3c',
  '#32302d',
  '#22201d',
  '#1b1916',
  '#13110f',
];

/** Colours that mean something; never alone: a word or an icon goes with them. */
export type Tone = 'neutral' | 'info' | 'done' | 'late' | 'blocking';
export const toneColors: Readonly<Record<Tone, string>> = {
  neutral: 'gray',
  info: 'vivier',
  done: 'green',
  late: 'amber',
  blocking: 'red',
};

/** Height of a row of a list, in pixels. */
export const ROW_HEIGHT = 36;

const fontFamily = '"Source Sans 3", "Segoe UI", system-ui, sans-serif';

const ownScroll = { maxHeight: 280, overflowY: 'auto' } as const;

/** The theme: one deep blue-green for actions, warm greys, office density (14 px text, 32 px controls, 4 px radius). */
export const theme = createTheme({
  colors: { vivier, red, amber, yellow: amber, orange: amber, green, teal: green, gray, dark },
  primaryColor: 'vivier',
  primaryShade: { light: 7, dark: 7 },
  black: '#282623',
  fontFamily,
  fontSizes: { xs: '12px', sm: '14px', md: '14px', lg: '16px', xl: '20px' },
  lineHeights: { xs: '1.35', sm: '1.4', md: '1.45', lg: '1.5', xl: '1.5' },
  headings: {
    fontFamily,
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '22px', lineHeight: '28px' },
      h2: { fontSize: '17px', lineHeight: '24px' },
      h3: { fontSize: '15px', lineHeight: '20px' },
      h4: { fontSize: '14px', lineHeight: '20px' },
    },
  },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  radius: { xs: '2px', sm: '4px', md: '6px', lg: '8px', xl: '12px' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    // What opens above the page stands in a landmark of its own (index.html), not loose in the body.
    Portal: { defaultProps: { target: '#premier-plan' } },
    Button: { defaultProps: { size: 'sm' }, styles: { root: { height: 32, paddingInline: 12 } } },
    // Help stands under the box, so that boxes side by side align.
    InputWrapper: { defaultProps: { inputWrapperOrder: ['label', 'input', 'description', 'error'] } },
    // Names and numbers are not corrected, what is written in sentences is.
    Textarea: { defaultProps: { spellCheck: true } },
    Fieldset: { styles: { legend: { fontWeight: 600 } } },
    Tooltip: { defaultProps: { openDelay: 300, withArrow: true, multiline: true, maw: 360 } },
    Modal: {
      defaultProps: {
        transitionProps: { duration: 100 },
        closeButtonProps: { 'aria-label': formTexts.close },
      },
    },
    // The keyboard starts on the first act: the library's own place before it is no part of a menu.
    Menu: { defaultProps: { transitionProps: { duration: 80 }, withInitialFocusPlaceholder: false } },
    Combobox: { defaultProps: { transitionProps: { duration: 0 } } },
    // A list that scrolls by itself: a scroll area around it would be a place the keyboard cannot reach.
    Select: {
      defaultProps: {
        allowDeselect: false,
        checkIconPosition: 'right',
        withScrollArea: false,
        openOnFocus: false,
      },
      styles: { options: ownScroll },
    },
    MultiSelect: {
      defaultProps: { withScrollArea: false, openOnFocus: false },
      styles: { options: ownScroll },
    },
    Autocomplete: {
      defaultProps: { withScrollArea: false, openOnFocus: false },
      styles: { options: ownScroll },
    },
    Tabs: { defaultProps: { keepMounted: false } },
    Notification: { defaultProps: { closeButtonProps: { 'aria-label': readingTexts.closeMessage } } },
  },
});

const onlyRead = { defaultProps: { readOnly: true } } as const;
const onlySeen = { defaultProps: { disabled: true } } as const;
/**
 * That of the window beside (ADR 51): every box is read, none is typed in. A box that changes nothing, such as a search, says
 * `readOnly={false}`; buttons are left out by `global.css`.
 */
export const readingTheme = mergeThemeOverrides(theme, {
  components: {
    TextInput: onlyRead,
    Textarea: onlyRead,
    NumberInput: onlyRead,
    Select: onlyRead,
    MultiSelect: onlyRead,
    Autocomplete: onlyRead,
    DateInput: onlyRead,
    SegmentedControl: onlyRead,
    Checkbox: onlySeen,
    Radio: onlySeen,
    Switch: onlySeen,
  },
});

/** Variables where Mantine's own choice falls short of AA, or where the app has surfaces of its own. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: { '--vivier-row-height': `${ROW_HEIGHT}px` },
  light: {
    '--vivier-canvas': gray[0],
    '--vivier-line': gray[3],
    '--vivier-selected': vivier[1],
    '--vivier-hover': gray[1],
    '--mantine-color-dimmed': gray[7],
    '--mantine-color-placeholder': gray[6],
    '--mantine-color-error': red[7],
    '--mantine-color-success': green[7],
    '--mantine-color-default-border': gray[5],
    '--mantine-color-disabled-color': gray[6],
    '--mantine-color-disabled': gray[2],
  },
  dark: {
    '--vivier-canvas': dark[8],
    '--vivier-line': dark[5],
    '--vivier-selected': '#0d3a40',
    '--vivier-hover': dark[6],
    '--mantine-color-anchor': vivier[3],
    '--mantine-color-dimmed': dark[2],
    '--mantine-color-placeholder': dark[3],
    '--mantine-color-error': red[3],
    '--mantine-color-success': green[3],
    '--mantine-color-default-border': dark[3],
    '--mantine-color-disabled-color': dark[3],
    '--mantine-color-vivier-light': vivier[9],
    '--mantine-color-red-light': red[9],
    '--mantine-color-amber-light': amber[9],
    '--mantine-color-green-light': green[9],
    '--mantine-color-gray-light': dark[5],
    '--mantine-color-vivier-light-hover': vivier[8],
    '--mantine-color-red-light-hover': red[8],
    '--mantine-color-amber-light-hover': amber[8],
    '--mantine-color-green-light-hover': green[8],
    '--mantine-color-gray-light-hover': dark[4],
    '--mantine-color-vivier-text': vivier[3],
    '--mantine-color-red-text': red[3],
    '--mantine-color-amber-text': amber[3],
    '--mantine-color-green-text': green[3],
  },
});

/** The same where contrast matters more than calm: secondary texts, borders and lines as strong as the text. */
export const highContrastVariables: CSSVariablesResolver = (mantine) => {
  const { variables, light, dark: night } = cssVariables(mantine);
  return {
    variables,
    light: {
      ...light,
      '--mantine-color-dimmed': gray[9],
      '--mantine-color-placeholder': gray[8],
      '--mantine-color-default-border': gray[9],
      '--vivier-line': gray[7],
    },
    dark: {
      ...night,
      '--mantine-color-text': '#ffffff',
      '--mantine-color-dimmed': '#ffffff',
      '--mantine-color-placeholder': dark[1],
      '--mantine-color-default-border': dark[0],
      '--vivier-line': dark[2],
    },
  };
};
