import { useEffect } from 'react';
import { useWords } from '../i18n/words.ts';
import { shellWords } from './shell-words.ts';

/** The page's subject in the tab, in the history and to a screen reader. */
export function useTitle(subject: string): void {
  const product = useWords(shellWords)('product');
  useEffect(() => {
    document.title = subject === '' ? product : `${subject} | ${product}`;
    return () => {
      document.title = product;
    };
  }, [subject, product]);
}
