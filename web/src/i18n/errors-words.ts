import { wordBook } from './words.ts';

/**
 * Sentences for problem documents. The key is `errors.<room>.<code>`; rooms add theirs here, and a code
 * that is not listed gets the fallback, never its own name. A sentence says what to do, not what failed.
 */
export const errorsWords = wordBook(
  {
    fallback: '没能完成，您填的内容还在。请再试一次；还不行，请把编号告诉单位管理员。',
    offline: '网络断了。您填的内容还在，连上后再点一次。',
    timeout: '等了很久没有答复。您填的内容还在，请再点一次，不会重复提交。',
    'errors.http.body_invalid': '有几处需要改，见标出的地方。',
    'errors.http.not_found': '没有找到这一条，可能已经撤回或移走。',
    'errors.http.forbidden': '这一步由别的岗位来做，您的身份看不到。',
    'errors.http.unauthenticated': '请先登录，草稿还在。',
    'errors.http.too_many_requests': '现在人多。您的内容已存好，请 1 分钟后再点一次。',
    'errors.http.body_too_large': '这份文件太大。照片会自动压缩，PDF 请不超过 10 MB。',
    'errors.http.unavailable': '正在维护，您的内容还在，请几分钟后再点一次。',
    'errors.operation.idempotency_conflict': '这一步已经提交过，内容不同。请刷新后看结果。',
    'errors.operation.in_progress': '刚才的提交还在处理，请稍等。',
    'errors.operation.stale': '您打开后这一条有了变化，请看新内容再决定。',
  },
  {
    fallback:
      'Not done; what you typed is still here. Please try again, or give the number to the administrator of your unit.',
    offline: 'Offline. What you typed is still here; press again once you are back.',
    timeout: 'No answer for a long time. Press again: nothing is submitted twice.',
    'errors.http.body_invalid': 'A few fields need a change; see the marked places.',
    'errors.http.not_found': 'Not found. It may have been withdrawn or moved.',
    'errors.http.forbidden': 'Someone in another role does this.',
    'errors.http.unauthenticated': 'Please sign in first; your draft is kept.',
    'errors.http.too_many_requests':
      'Many people are here. Your work is kept; press again in a minute.',
    'errors.http.body_too_large':
      'The file is too large. Photos are shrunk; keep PDFs below 10 MB.',
    'errors.http.unavailable':
      'Under maintenance. Your work is kept; press again in a few minutes.',
    'errors.operation.idempotency_conflict':
      'This was submitted before with other content. Reload to see the result.',
    'errors.operation.in_progress': 'The earlier submission is still being handled. One moment.',
    'errors.operation.stale': 'This changed after you opened it. See the new content, then decide.',
  },
);
