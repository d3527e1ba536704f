import { useLocale } from '../i18n/locale.ts';

/** The gallery's sentences stand beside each other in both languages; real pages use word books. */
export function useSay(): (zh: string, en: string) => string {
  const locale = useLocale();
  return (zh, en) => (locale === 'zh-CN' ? zh : en);
}
