import { useWords } from '../../i18n/words.ts';
import { identityWords } from './identity-words.ts';

/** The server decides; this only counts along while somebody types. */
const LENGTH_MIN = 8;

/** How many characters a password still lacks; none or fewer when it is long enough. */
export function charactersMissing(password: string): number {
  return LENGTH_MIN - [...password].length;
}

/** What a password needs, and whether what is typed is long enough. */
export function PasswordRules({ missing }: { readonly missing: number }) {
  const t = useWords(identityWords);
  return (
    <>
      <span>{t('rules')}</span>
      <ul className="jx-password-rules">
        <li>
          {t('ruleLength')}
          {missing <= 0 && <b className="jx-mark-counted"> {t('password.strong')}</b>}
        </li>
        <li>{t('ruleCommon')}</li>
        <li>{t('ruleOwn')}</li>
      </ul>
    </>
  );
}
