/** A text for people in both languages of the product; zh-CN is the source language. */
export type Words = { readonly 'zh-CN': string; readonly en: string };

export type Locale = keyof Words;

export function words(zh: string, en: string): Words {
  return { 'zh-CN': zh, en };
}
