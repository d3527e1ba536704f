import { expect, it } from 'vitest';
import { blocksOf } from './consent-text.tsx';

it('reads the Markdown of consent texts', () => {
  // Goal: nothing of a text that people agree to is lost. Method: each form once, a wrapped item, a wrapped line.
  const text =
    '# 说明\n\n版本 2026-11\n第二行\n\n## 用在哪里\n\n- **姓名**：核对\n  身份\n- 手机\n';
  expect(blocksOf(text)).toEqual([
    { kind: 'heading', level: 1, text: '说明' },
    { kind: 'paragraph', text: '版本 2026-11 第二行' },
    { kind: 'heading', level: 2, text: '用在哪里' },
    { kind: 'list', items: ['**姓名**：核对 身份', '手机'] },
  ]);
});
