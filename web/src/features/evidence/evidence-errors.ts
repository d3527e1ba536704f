import type { ProblemSentences } from '../../i18n/problem.ts';

/** What this room may refuse while a file is looked at. */
export const evidenceErrors: ProblemSentences = {
  'zh-CN': {
    'errors.evidence.no_file': '这份文件已经不在，或者您看不到它。请回到这条申报。',
    'errors.evidence.no_preview': '这张照片没有预览，请下载后查看。',
    'errors.evidence.busy': '看文件的人多，请几秒后再打开。',
  },
  en: {
    'errors.evidence.no_file':
      'This file is gone, or not for you to see. Please go back to the declaration.',
    'errors.evidence.no_preview': 'This photo has no preview; please download it.',
    'errors.evidence.busy': 'Many files are being opened. Please try again in a few seconds.',
  },
};
