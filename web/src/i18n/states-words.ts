import { wordBook } from './words.ts';

/** The designed states: every one says what is, and the way on. */
export const statesWords = wordBook(
  {
    loading: '正在打开',
    stillLoading: '还在算，记录较多，请稍候。',
    waitingForLine: '等网络恢复，连上后自动接着打开。',
    emptyTitle: '还没有记录',
    empty: '今年还没有记录。平台课学完会自动出现；别处学的，从“申报”开始。',
    errorTitle: '这一页没能打开',
    error: '刚才没能取到内容，您的资料没有变。请再打开一次。',
    notSaved: '没能保存。您填的内容还在，请再点一次“提交”。',
    number: '编号 {number}',
    again: '再试一次',
    noPermissionTitle: '这一页您看不到',
    'closed.offices': '这一页由单位管理员和审核部门的经办人使用，您没有担任这样的岗位。',
    'closed.deciding': '这一页由单位管理员和审核部门的经办人使用，您的岗位不经办申报。',
    'closed.authority': '这一页由人社部门的经办人使用，您的岗位不核验已计入的学时。',
    'closed.bureau':
      '这一页由人社部门的经办人使用。要改规则或接入平台，请向您所在地的人社部门提出。',
    'closed.entering': '这一页由单位管理员使用。要替人登记学时，请单位管理员来办。',
    'closed.importing': '这一页由单位管理员使用。要导入名单，请单位管理员来办。',
    offline: '网络断了。草稿存在这台设备上，连上后自动保存。',
    backOnline: '网络已恢复，正在保存。',
    notFoundTitle: '没有这一页',
    notFound: '地址可能抄错了，或者这一页已经移走。',
    toStart: '回到首页',
    newVersionTitle: '本页有了新版本',
    newVersion: '刷新后继续，草稿还在。',
    reload: '刷新',
    clear: '清除',
  },
  {
    loading: 'Opening',
    stillLoading: 'Still working: there are many records.',
    waitingForLine: 'Waiting for the network; this goes on by itself once you are back.',
    emptyTitle: 'Nothing yet',
    empty: 'Nothing yet this year. Platform courses appear by themselves; declare the rest.',
    errorTitle: 'This page did not open',
    error: 'The content could not be fetched. Nothing of yours has changed. Please open it again.',
    notSaved: 'Not saved. What you typed is still here. Please submit again.',
    number: 'Number {number}',
    again: 'Try again',
    noPermissionTitle: 'This page is not for you',
    'closed.offices':
      'It is for administrators of units and officers who review; you hold no such post.',
    'closed.deciding':
      'It is for administrators of units and officers who review; your post decides no declarations.',
    'closed.authority':
      'It is for officers of the human resources bureau; your post verifies no counted hours.',
    'closed.bureau':
      'It is for officers of the human resources bureau. Ask the bureau of your place to change a rule or to connect a platform.',
    'closed.entering':
      'It is for administrators of units. Ask the administrator of the unit to record hours for others.',
    'closed.importing':
      'It is for administrators of units. Ask the administrator of the unit to import a list.',
    offline: 'Offline. Your draft is kept on this device and saved once you are back.',
    backOnline: 'Back online, saving now.',
    notFoundTitle: 'There is no such page',
    notFound: 'The address may be mistyped, or the page has moved.',
    toStart: 'To the start page',
    newVersionTitle: 'This page has a new version',
    newVersion: 'Reload to go on; your draft is kept.',
    reload: 'Reload',
    clear: 'Clear',
  },
);
