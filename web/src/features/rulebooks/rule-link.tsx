import { useWords } from '../../i18n/words.ts';
import { rulebooksWords } from './rulebooks-words.ts';

/** From a number to its article further down the page. */
export function RuleLink({ rule }: { readonly rule: string }) {
  const t = useWords(rulebooksWords);
  return (
    <a className="jx-rules-link" href={`#${rule}`} aria-label={`${t('basis')} ${rule}`}>
      {rule}
    </a>
  );
}
