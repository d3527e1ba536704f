import { wordBook } from '../../i18n/words.ts';

export const identityErrorsWords = wordBook(
  {
    'errors.identity.login_failed':
      '没能登录。请核对登录名和密码；试得太多会锁一阵，也可以用激活单解锁。',
    'errors.identity.address_busy':
      '这个网络上试错的太多，请过几分钟再登录。已经登录的人不受影响。',
    'errors.identity.logins_queued': '现在登录的人多，请几秒后再点一次。',
    'errors.identity.step_up_needed': '密码对了，还要再验证一次。',
    'errors.identity.activation_failed':
      '激活码和姓名对不上，或者这张激活单已经用过、过期。请核对，或请单位管理员再打一张。',
    'errors.identity.activation_over': '时间到了，或者试错太多。请重新开始。',
    'errors.identity.proof_failed': '验证码不对或者过期，还可以试 {left} 次。',
    'errors.identity.proof_missing': '请先填激活码或短信验证码。',
    'errors.identity.sms_not_offered': '这里不发短信，请用激活单。',
    'errors.identity.sms_too_often': '发得太勤了，请等一分钟再发，或者用激活单。',
    'errors.identity.password_refused': '这个密码不行，请看下面的要求。',
    'errors.identity.password_too_short': '至少 8 个字。',
    'errors.identity.password_too_long': '太长了，最多 128 个字。',
    'errors.identity.password_common': '这是常见密码，别人一猜就中，请换一个。',
    'errors.identity.password_of_own_numbers': '里面有您证件号码或手机号的数字，请换一个。',
    'errors.identity.consent_outdated': '说明刚刚更新了，请看新的再同意。',
    'errors.identity.no_such_consent': '说明没能取到，请刷新。',
    'errors.identity.login_name_invalid':
      '登录名要小写字母开头，4 到 32 位，可以有数字、点和短横。不设也行。',
    'errors.identity.login_name_taken': '这个登录名有人用了，请换一个。不设也能用证件号码登录。',
    'errors.platform.log_in': '时间到了，请重新开始。',
    'errors.schema.minLength': '没有填完整，请核对。',
    'errors.schema.maxLength': '太长了，请核对。',
  },
  {
    'errors.identity.login_failed':
      'Not signed in. Check name and password; too many attempts lock for a while, and a slip unlocks.',
    'errors.identity.address_busy':
      'Too many wrong attempts came from this network; please wait a few minutes. Whoever is signed in stays so.',
    'errors.identity.logins_queued': 'Many people sign in now; press again in a few seconds.',
    'errors.identity.step_up_needed': 'The password is right; one more proof is needed.',
    'errors.identity.activation_failed':
      'Code and name do not belong together, or the slip was used or is too old. Check them, or ask for a new slip.',
    'errors.identity.activation_over':
      'Time is up, or too many codes were wrong. Please start again.',
    'errors.identity.proof_failed':
      'The code is wrong or too old; {left} more {left|attempt|attempts}.',
    'errors.identity.proof_missing':
      'Please give the slip code or the code from the message first.',
    'errors.identity.sms_not_offered': 'No text messages are sent here; please use the slip.',
    'errors.identity.sms_too_often': 'Too soon; wait a minute or use the slip.',
    'errors.identity.password_refused': 'This password cannot be used; see what it needs.',
    'errors.identity.password_too_short': 'At least 8 characters.',
    'errors.identity.password_too_long': 'At most 128 characters.',
    'errors.identity.password_common':
      'A common password is guessed at once; please choose another.',
    'errors.identity.password_of_own_numbers':
      'It holds digits of your identity or phone number; please choose another.',
    'errors.identity.consent_outdated': 'The text has just changed; please read the new one.',
    'errors.identity.no_such_consent': 'The text could not be fetched; please reload.',
    'errors.identity.login_name_invalid':
      'A small letter first, then 4 to 32 letters, digits, dots or hyphens. It may stay empty.',
    'errors.identity.login_name_taken':
      'Someone has this name; choose another. The identity number works too.',
    'errors.platform.log_in': 'Time is up; please start again.',
    'errors.schema.minLength': 'This is not complete; please check.',
    'errors.schema.maxLength': 'This is too long; please check.',
  },
);
