import { statesWords } from '../i18n/states-words.ts';
import { useWords } from '../i18n/words.ts';
import { Icon } from '../ui/icon.tsx';

/** `allowClear` of a field whose content one may take out: the library names its own button in English only. */
export function useClear() {
  const t = useWords(statesWords);
  const label = t('clear');
  return {
    label,
    clearIcon: (
      <span role="img" aria-label={label} className="jx-clear">
        <Icon name="close" size={14} />
      </span>
    ),
  };
}
