import { Type } from 'typebox';

/** A text in both languages of the product. */
export const Words = Type.Object(
  { 'zh-CN': Type.String(), en: Type.String() },
  { title: 'Words', additionalProperties: false },
);
