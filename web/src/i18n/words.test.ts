import { describe, expect, it } from 'vitest';
import { renderToStaticMarkup } from 'react-dom/server';
import { fillRich, fillSentence, translator, type WordBook, wordBook } from './words.ts';

type AnyBook = WordBook<Readonly<Record<string, string>>>;

function isBook(value: unknown): value is AnyBook {
  return typeof value === 'object' && value !== null && 'zh-CN' in value && 'en' in value;
}

const modules = import.meta.glob<Record<string, unknown>>('../**/*words.ts', { eager: true });
const books = Object.entries(modules).flatMap(([file, exports]) =>
  Object.entries(exports)
    .filter((entry): entry is [string, AnyBook] => isBook(entry[1]))
    .map(([name, book]) => ({ name: `${file} ${name}`, book })),
);

/** What a rulebook calls something comes in both languages: `labelZh` and `labelEn` are one slot, each in its own. */
const slotsOf = (sentence: string, own: 'Zh' | 'En') =>
  [...new Set([...sentence.matchAll(/\{(\w+)/g)].map(([, slot = '']) => slot))]
    .map((slot) => (slot.endsWith(own) ? `${slot.slice(0, -2)}*` : slot))
    .toSorted();

describe('word books', () => {
  it('are found', () => {
    // Goal: the checks below cannot pass by looking at nothing. Method: the books known to exist.
    expect(books.length).toBeGreaterThanOrEqual(4);
  });

  it.each(books)('$name: en has every key, no Chinese, and the slots of zh-CN', ({ book }) => {
    // Goal: complete English. Method: key by key; a language's own name may stay in its script.
    expect(Object.keys(book.en).toSorted()).toEqual(Object.keys(book['zh-CN']).toSorted());
    const wrong = Object.entries(book['zh-CN']).filter(([key, zh]) => {
      const en = book.en[key] ?? '';
      const empty = en.trim() === '' || zh.trim() === '';
      const chinese = en !== '中文' && /[\p{Script=Han}，。、；：？！（）《》]/u.test(en);
      return empty || chinese || slotsOf(en, 'En').join() !== slotsOf(zh, 'Zh').join();
    });
    expect(wrong).toEqual([]);
  });

  it.each(books)('$name: speaks in the tone of the product', ({ book }) => {
    // Goal: no machine talk. Method: the words that the visual language bans.
    const banned = /系统|操作|失败|非法|请联系管理员|[!！]|\bfailed\b|\binvalid\b/i;
    const sentences = [...Object.values(book['zh-CN']), ...Object.values(book.en)];
    expect(sentences.filter((sentence) => banned.test(sentence))).toEqual([]);
  });
});

describe('sentences', () => {
  it('fill slots and choose the plural', () => {
    // Goal: English counts properly. Method: one and many.
    const sentence = '{days} {days|day|days} left';
    expect(fillSentence(sentence, { days: 1 })).toBe('1 day left');
    expect(fillSentence(sentence, { days: 39 })).toBe('39 days left');
  });

  it('render bold parts and keep dates whole', () => {
    // Goal: emphasis and unbroken dates. Method: markup of a rich sentence.
    const nodes = fillRich('<b>截止 {date}</b>，还差 {hours}。', {
      date: '12月31日\u00A0周四',
      hours: 6,
    });
    expect(renderToStaticMarkup(nodes)).toBe(
      '<b>截止 <span class="jx-nowrap">12月31日\u00A0周四</span></b>，还差 6。',
    );
  });

  it('escape what people typed', () => {
    // Goal: a title is never markup. Method: a slot value with tags.
    const nodes = fillRich('<b>{title}</b>', { title: '<img src=x>' });
    expect(renderToStaticMarkup(nodes)).toBe('<b>&lt;img src=x&gt;</b>');
  });

  it('translate by locale', () => {
    // Goal: one key, two languages. Method: a book of one sentence.
    const book = wordBook({ short: '还差 {hours}' }, { short: '{hours} missing' });
    expect(translator(book, 'zh-CN')('short', { hours: '6 学时' })).toBe('还差 6 学时');
    expect(translator(book, 'en')('short', { hours: '6 hours' })).toBe('6 hours missing');
  });
});

describe('quotations', () => {
  // Goal: a title that is quoted already does not open the same marks twice. Method: both languages, text and nodes.
  const book = wordBook(
    { named: '《{title}》已计入', bare: '{title}' },
    { named: '“{title}” counts', bare: '{title}' },
  );

  it('take the inner marks inside another', () => {
    const zh = translator(book, 'zh-CN');
    const en = translator(book, 'en');
    expect(zh('named', { title: '在线课《作业设计》' })).toBe('《在线课〈作业设计〉》已计入');
    expect(en('named', { title: '“综合与实践”三种路径' })).toBe('“‘综合与实践’三种路径” counts');
    expect(renderToStaticMarkup(zh.rich('named', { title: '在线课《作业设计》' }))).toBe(
      '《在线课〈作业设计〉》已计入',
    );
  });

  it('stay as they are where nothing is around them', () => {
    expect(translator(book, 'zh-CN')('bare', { title: '在线课《作业设计》' })).toBe(
      '在线课《作业设计》',
    );
  });
});
