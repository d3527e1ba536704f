import type { Words } from './words.ts';
import { object, type Shape, text } from './yaml-shape.ts';

export function wordsShape(): Shape<Words> {
  return object({ 'zh-CN': text(), en: text() });
}
