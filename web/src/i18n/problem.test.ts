import { describe, expect, it } from 'vitest';
import { parseProblem, problemSentence } from './problem.ts';

describe('problem documents', () => {
  it('never show a raw code', () => {
    // Goal: an unknown code becomes the fallback. Method: a code nobody wrote a sentence for.
    for (const locale of ['zh-CN', 'en'] as const) {
      const sentence = problemSentence({ code: 'hours.some_new_reason' }, locale);
      expect(sentence).not.toContain('some_new_reason');
      expect(sentence.length).toBeGreaterThan(10);
    }
  });

  it('prefer the words of the feature and fill them', () => {
    // Goal: rooms word their own refusals. Method: a sentence with a slot, with and without its value.
    const own = {
      'zh-CN': { 'errors.evidence.too_large': '这张 {size}，超过 10 MB。' },
      en: { 'errors.evidence.too_large': 'This one is {size}, over 10 MB.' },
    };
    const code = 'evidence.too_large';
    expect(problemSentence({ code, params: { size: '14 MB' } }, 'zh-CN', own)).toBe(
      '这张 14 MB，超过 10 MB。',
    );
    expect(problemSentence({ code }, 'zh-CN', own)).not.toContain('{');
  });

  it('read what the server sends and nothing else', () => {
    // Goal: a proxy's HTML or a half answer is no crash. Method: good, foreign and missing bodies.
    const good = parseProblem(422, {
      code: 'http.body_invalid',
      reference: '7Q2K4H',
      detail: { count: 2, secret: { nested: true } },
      errors: [{ path: '/hours', code: 'declarations.not_a_number' }, 'junk'],
    });
    expect(good).toEqual({
      status: 422,
      code: 'http.body_invalid',
      number: '7Q2K4H',
      params: { count: 2 },
      fields: [{ path: '/hours', code: 'declarations.not_a_number', params: {} }],
    });
    expect(parseProblem(503, '<html>')).toEqual({ status: 503, code: 'http.unavailable' });
    expect(parseProblem(418, null)).toEqual({ status: 418, code: 'http.unexpected' });
  });
});
