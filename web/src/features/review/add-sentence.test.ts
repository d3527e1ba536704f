import { expect, it } from 'vitest';
import { addSentence } from './add-sentence.ts';

it('adds a sentence to an opinion once, with a stop between', () => {
  // Goal: pressing a kept opinion twice, or after one's own words, reads well. Method: empty, open and closed ends.
  expect(addSentence('', '缺正文首页')).toBe('缺正文首页');
  expect(addSentence('目录页看不清', '缺正文首页')).toBe('目录页看不清；缺正文首页');
  expect(addSentence('目录页看不清。 ', '缺正文首页')).toBe('目录页看不清。缺正文首页');
  expect(addSentence('目录页看不清；缺正文首页', '缺正文首页')).toBe('目录页看不清；缺正文首页');
});
