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
    'errors.platform.log_in': '请先登录，草稿还在。',
    'errors.platform.not_your_role': '这一步由别的岗位来做，您的身份看不到。',
    'errors.platform.foreign_origin': '这个请求来自别的网站，没有处理。请从本站页面再做一次。',
    'errors.platform.invalid_request': '有几处需要改，见标出的地方。',
    'errors.platform.not_json': '发送的内容不完整，您填的还在。请再点一次。',
    'errors.platform.media_type': '这种内容这里收不了。请从本站页面再做一次。',
    'errors.platform.body_too_large': '内容太长，请分几次填写；照片和文件请放到“证明材料”里。',
    'errors.platform.file_too_large': '这份文件太大。照片会自动压缩，PDF 请不超过 10 MB。',
    'errors.platform.no_file': '没有收到文件，请再选一次。',
    'errors.platform.no_such_page': '没有找到这一页，可能已经移走。',
    'errors.platform.bad_cursor': '列表已经变了，请从头再看。',
    'errors.platform.key_missing': '这一步没有发送成功，您填的还在。请刷新页面后再试。',
    'errors.platform.key_used_for_another_request': '这一步已经提交过，内容不同。请刷新后看结果。',
    'errors.platform.twin_in_flight': '刚才的提交还在处理，请稍等。',
    'errors.platform.too_many_requests': '现在人多。您的内容已存好，请 1 分钟后再点一次。',
    'errors.platform.busy': '正在忙或者正在维护，您的内容还在，请几分钟后再点一次。',
    'errors.platform.failed':
      '没能完成，您填的内容还在。请再试一次；还不行，请把编号告诉单位管理员。',
    'errors.http.offline': '网络断了。您填的内容还在，连上后再点一次。',
    'errors.http.timeout': '等了很久没有答复。您填的内容还在，请再点一次，不会重复提交。',
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
    'errors.platform.log_in': 'Please sign in first; your draft is kept.',
    'errors.platform.not_your_role': 'Someone in another role does this.',
    'errors.platform.foreign_origin':
      'This came from another site and was not done. Please do it from a page of this site.',
    'errors.platform.invalid_request': 'A few fields need a change; see the marked places.',
    'errors.platform.not_json':
      'What was sent is incomplete; what you typed is still here. Please press again.',
    'errors.platform.media_type': 'This cannot be taken here. Please use a page of this site.',
    'errors.platform.body_too_large': 'This is too long; photos and files go under evidence.',
    'errors.platform.file_too_large':
      'The file is too large. Photos are shrunk; keep PDFs below 10 MB.',
    'errors.platform.no_file': 'No file arrived; please choose it again.',
    'errors.platform.no_such_page': 'There is no such page; it may have moved.',
    'errors.platform.bad_cursor': 'The list has changed; please start from its top.',
    'errors.platform.key_missing':
      'This was not sent; what you typed is still here. Reload the page and try again.',
    'errors.platform.key_used_for_another_request':
      'This was submitted before with other content. Reload to see the result.',
    'errors.platform.twin_in_flight': 'The earlier submission is still being handled. One moment.',
    'errors.platform.too_many_requests':
      'Many people are here. Your work is kept; press again in a minute.',
    'errors.platform.busy':
      'Busy or under maintenance. Your work is kept; press again in a few minutes.',
    'errors.platform.failed':
      'Not done; what you typed is still here. Please try again, or give the number to the administrator of your unit.',
    'errors.http.offline': 'Offline. What you typed is still here; press again once you are back.',
    'errors.http.timeout': 'No answer for a long time. Press again: nothing is submitted twice.',
  },
);
