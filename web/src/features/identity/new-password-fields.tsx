import { Input } from 'antd';
import { useWords } from '../../i18n/words.ts';
import { Field } from '../../ui/field.tsx';
import { identityWords } from './identity-words.ts';

/** The server decides; this only counts along while somebody types. */
const LENGTH_MIN = 8;

/** How many characters a password still lacks; none or fewer when it is long enough. */
export function charactersMissing(password: string): number {
  return LENGTH_MIN - [...password].length;
}

type Typed = { readonly password: string; readonly repeat: string };

/** A password of one's own, twice; what is wrong stands at the field once somebody pressed. */
export function NewPasswordFields(props: {
  readonly typed: Typed;
  readonly asked: boolean;
  /** The server's sentence about it. */
  readonly refused: string | undefined;
  readonly onChange: (typed: Typed) => void;
}) {
  const { typed, asked, onChange } = props;
  const t = useWords(identityWords);
  const missing = charactersMissing(typed.password);
  const tooShort = asked && missing > 0 ? t('password.short', { count: missing }) : undefined;
  const error = props.refused ?? tooShort;
  return (
    <>
      <Field
        label={t('newPassword')}
        id="new-password"
        required
        hint={<PasswordRules missing={missing} />}
        {...(error === undefined ? {} : { error })}
      >
        {(wiring) => (
          <Input.Password
            {...wiring}
            value={typed.password}
            autoComplete="new-password"
            onChange={(change) => onChange({ ...typed, password: change.target.value })}
          />
        )}
      </Field>
      <Field
        label={t('repeat')}
        id="repeat-password"
        required
        {...(asked && typed.repeat !== typed.password ? { error: t('repeatDiffers') } : {})}
      >
        {(wiring) => (
          <Input.Password
            {...wiring}
            value={typed.repeat}
            autoComplete="new-password"
            onChange={(change) => onChange({ ...typed, repeat: change.target.value })}
          />
        )}
      </Field>
    </>
  );
}

/** What a password needs, and whether what is typed is long enough. */
function PasswordRules({ missing }: { readonly missing: number }) {
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
