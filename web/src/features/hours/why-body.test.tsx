import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { paper, paperLabels } from '../../gallery/sample.ts';
import { WhyBody } from './why-body.tsx';

const labels = paperLabels((zh) => zh);

describe('why', () => {
  it('tells the whole story of a capped paper', () => {
    // Goal: facts, rule, arithmetic, cap, change since filing, source. Method: the rendered text.
    const html = renderToStaticMarkup(
      <WhyBody
        record={paper}
        labels={labels}
        facts={[{ id: 'kind', name: '类别', value: '论文' }]}
        pack="gd-teachers@2021.1#9f3c71ab"
        pending
        changed={{ filedOn: '2026-11-16', was: '14' }}
      />,
    );
    const text = html.replaceAll(/<[^>]+>/g, '').replaceAll('\u00A0', ' ');
    for (const part of [
      '类别论文',
      '第一作者 28 学时，其他作者 14 学时',
      '论文 1 项×14 学时=14 学时',
      '上限：专业科目的成果与研修，每年合计 28 学时',
      '骨干教师研修班，先完成，占用24',
      '本条可用：28 − 244',
      '超出上限，不计：14 − 410',
      '您 11月16日 提交时预计 14 学时，现在是 4 学时。',
      '一年合计不超过 28 学时',
      '规则包 gd-teachers@2021.1#9f3c71ab',
    ]) {
      expect(text).toContain(part);
    }
    expect(html).toContain('aria-label="上限 28\u00A0学时，已被占用 24，本条计入 4，不计 10"');
  });

  it('warns where the source is not the official document', () => {
    // Goal: doubt is said at the place. Method: the same rule with a secondary source.
    const rule = labels.rules['GD21-8'];
    if (!rule) throw new Error('sample lost its rule');
    const html = renderToStaticMarkup(
      <WhyBody
        record={paper}
        labels={{
          ...labels,
          rules: { ...labels.rules, 'GD21-8': { ...rule, grade: 'secondary' } },
        }}
        facts={[]}
        pack="p@1#h"
        pending={false}
      />,
    );
    expect(html).toContain('转载');
  });
});
