import { wordBook } from '../../i18n/words.ts';

/** Files that come in pieces. */
export const uploadWords = wordBook(
  {
    comparing: '正在核对已传的部分 {percent}%',
    sending: '已传 {percent}%',
    waiting: '网络断了，接通后自动接着传',
    reading: '已传完，正在检查文件',
    stop: '停下',
    stopped: '停下了。再选同一个文件，会从停下的地方接着传。',
    unfinished: '没有传完的文件',
    unfinishedLead: '在章节里再选同一个文件，会从停下的地方接着传。七天没有动静的会清掉。',
    unfinishedLine: '{name}：已传 {percent}%，共 {size}',
    drop: '不传了',
    dropOf: '不传了：{name}',
  },
  {
    comparing: 'Comparing what is there, {percent}%',
    sending: '{percent}% sent',
    waiting: 'The line is cut; this goes on by itself when it is back',
    reading: 'All sent; the file is being checked',
    stop: 'Stop',
    stopped: 'Stopped. Choose the same file again and it goes on where it stopped.',
    unfinished: 'Files not sent to the end',
    unfinishedLead:
      'Choose the same file again in a chapter and it goes on where it stopped. What nobody goes on with for seven days is removed.',
    unfinishedLine: '{name}: {percent}% of {size} sent',
    drop: 'Give up',
    dropOf: 'Give up: {name}',
  },
);
