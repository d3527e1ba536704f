import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { headingId, Markdown, partsOf } from './markdown.tsx';

const html = (text: string) => renderToStaticMarkup(<Markdown text={text} />);

it('renders what the guides use', () => {
  // Goal: each kind of text reaches the page. Method: one of each, looked for in the markup.
  const page = html(
    '# 标题\n\n一段**粗**字，[去帮助](/help)。\n\n1. 先\n2. 后\n   - 里面\n\n| 甲 | 乙 |\n|---|---|\n| `a` | b |\n',
  );
  for (const part of [
    '<h1 id="标题" tabindex="-1">标题</h1>',
    '<b>粗</b>',
    '<a href="/help">去帮助</a>',
    '<ol start="1">',
    '<li>里面</li>',
    '<th scope="col">甲</th>',
    '<td><code>a</code></td>',
  ]) {
    expect(page).toContain(part);
  }
});

it('lets no markup, script or foreign address through', () => {
  // Goal: sanitised by construction. Method: the usual ways in; none may leave an element or an address behind.
  const page = html(
    [
      '<img src=x onerror=alert(1)>',
      '<script>alert(1)</script>',
      '[a](javascript:alert(1)) [b](https://elsewhere.example) [c](//elsewhere.example) [d](/\\elsewhere)',
      '![e](https://elsewhere.example/e.png)',
      'text <b onclick="x">bold</b>',
    ].join('\n\n'),
  );
  expect(page).not.toMatch(/<(img|script|b|a)[ >]/);
  expect(page).not.toMatch(/onerror|onclick|javascript:|elsewhere\.example\/e/);
});

it('lists the parts of a text under their addresses', () => {
  // Goal: a contents list leads where the headings are. Method: second level only, and no "##" inside code.
  const parts = partsOf(
    '# 题\n\n## 先**读**文件\n\n### 小节\n\n```console\n## 不是标题\n```\n\n## 用例\n',
  );
  expect(parts).toEqual([
    { id: '先读文件', text: '先读文件' },
    { id: '用例', text: '用例' },
  ]);
});

it('gives a heading an address of its own words', () => {
  // Goal: links into a guide. Method: punctuation of both languages.
  expect(headingId('为什么少了？')).toBe('为什么少了');
  expect(headingId('Why less, and why moved?')).toBe('why-less-and-why-moved');
});
