import tokens from './tokens.json' with { type: 'json' };

type Tree = { readonly [key: string]: Tree | string | number | boolean | readonly number[] };

/** Keys that describe a token for people and are no value. */
const PROSE = new Set(['mark', 'use']);

/** Lengths are printed in px; these numbers carry no unit. */
const UNITLESS = new Set(['weight', 'groupEvery']);

/** `deskQueue` → `desk-queue`. */
function kebab(name: string): string {
  return name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function valueOf(key: string, value: string | number): string {
  return typeof value === 'number' && !UNITLESS.has(key) ? `${value}px` : String(value);
}

function collect(tree: Tree, path: readonly string[], into: Map<string, string>): void {
  for (const [key, value] of Object.entries(tree)) {
    if (PROSE.has(key) || typeof value === 'boolean') continue;
    const name = [...path, kebab(key)];
    if (Array.isArray(value)) {
      for (const step of value) into.set([...name, String(step)].join('-'), `${step}px`);
    } else if (typeof value === 'object') {
      collect(value as Tree, name, into);
    } else {
      into.set(name.join('-'), valueOf(key, value));
    }
  }
}

/** Every `jixu.*` token, and those antd colours that our own CSS uses, as `--jx-*` variables. */
export function cssVariables(): ReadonlyMap<string, string> {
  const variables = new Map<string, string>();
  collect(tokens.jixu, ['--jx'], variables);
  const antd = tokens.antd.base.token;
  variables.set('--jx-brand', antd.colorPrimary);
  variables.set('--jx-brand-hover', antd.colorPrimaryHover);
  variables.set('--jx-brand-bg', antd.colorPrimaryBg);
  variables.set('--jx-row-hover', antd.controlItemBgHover);
  variables.set('--jx-text', antd.colorText);
  variables.set('--jx-text-2', antd.colorTextSecondary);
  variables.set('--jx-text-3', antd.colorTextTertiary);
  variables.set('--jx-ground', antd.colorBgLayout);
  variables.set('--jx-sheet', antd.colorBgContainer);
  variables.set('--jx-control-border', antd.colorBorder);
  variables.set('--jx-border', antd.colorBorderSecondary);
  variables.set('--jx-hairline', antd.colorSplit);
  variables.set('--jx-font', antd.fontFamily);
  variables.set('--jx-font-code', antd.fontFamilyCode);
  variables.set('--jx-radius', `${antd.borderRadius}px`);
  variables.set('--jx-radius-sheet', `${antd.borderRadiusLG}px`);
  return variables;
}

/** The text of `tokens.css`; a test keeps file and tokens equal. */
export function tokensCss(): string {
  const lines = [...cssVariables()].map(([name, value]) => `  ${name}: ${value};`);
  return `/* Printed from tokens.json by css-variables.ts; change that file, not this one. */\n:root {\n${lines.join('\n')}\n}\n`;
}
