import { setLocale, useLocale } from '../../i18n/locale.ts';
import { useWords } from '../../i18n/words.ts';
import { shellWords } from '../shell-words.ts';

/** Each language in its own name, so that it can be found by who needs it. */
export function LanguageSwitch() {
  const t = useWords(shellWords);
  const locale = useLocale();
  return (
    <span className="jx-language" role="group" aria-label={t('language')}>
      <button
        type="button"
        lang="zh-CN"
        aria-pressed={locale === 'zh-CN'}
        onClick={() => setLocale('zh-CN')}
      >
        {t('chinese')}
      </button>
      <button
        type="button"
        lang="en"
        aria-pressed={locale === 'en'}
        onClick={() => setLocale('en')}
      >
        {t('english')}
      </button>
    </span>
  );
}
