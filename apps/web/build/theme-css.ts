import { convertCssVariables, DEFAULT_THEME, defaultCssVariablesResolver, mergeMantineTheme } from '@mantine/core';
import type { Plugin } from 'vite';
import { theme, themeColors } from '../src/design/theme.ts';

const name = 'virtual:theme.css';

/**
 * Serves the theme's CSS variables as the style sheet `virtual:theme.css`. Mantine would write them into a `<style>`
 * element at run time, which a content security policy without `unsafe-inline` refuses.
 */
export function themeCss(): Plugin {
  return {
    name: 'flexpbx-theme-css',
    resolveId: (id) => (id === name ? `\0${name}` : null),
    load: (id) => (id === `\0${name}` ? renderTheme() : null),
  };
}

function renderTheme(): string {
  const merged = mergeMantineTheme(DEFAULT_THEME, theme);
  const used = Object.entries(merged.colors).filter(([color]) => themeColors.includes(color));
  return convertCssVariables(
    defaultCssVariablesResolver({ ...merged, colors: Object.fromEntries(used) as typeof merged.colors }),
    ':root',
  );
}
