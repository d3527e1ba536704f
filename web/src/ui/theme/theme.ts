import type { ThemeConfig } from 'antd';
import tokens from './tokens.json' with { type: 'json' };

/** One density and type scale per kind of shell; `phone` is the learner's below 720 px. */
export type ThemeName = 'learner' | 'phone' | 'desk';

const { base, learner, phone, desk } = tokens.antd;

const stillness = { motion: false } as const;

function themeOf(...layers: readonly ThemeConfig[]): ThemeConfig {
  return {
    token: {
      ...Object.assign({}, ...layers.map((layer) => layer.token)),
      // The variable changes with the language of the page; see global.css.
      fontFamily: 'var(--jx-font)',
    },
    components: Object.assign({}, ...layers.map((layer) => layer.components)),
  };
}

const themes: Record<ThemeName, ThemeConfig> = {
  learner: themeOf(base, learner),
  phone: themeOf(base, learner, { token: phone.token }),
  desk: { ...themeOf(base, desk), components: deskComponents() },
};

function deskComponents(): NonNullable<ThemeConfig['components']> {
  return {
    ...base.components,
    Table: { ...base.components.Table, ...desk.components.Table },
  };
}

/** `still`: the person asked for reduced motion. */
export function antdTheme(name: ThemeName, still = false): ThemeConfig {
  const theme = themes[name];
  return still ? { ...theme, token: { ...theme.token, ...stillness } } : theme;
}
