import { wordBook } from '../../i18n/words.ts';

export const testOutWords = wordBook(
  {
    offer: '这一章会了，直接答题',
    offerTitle: '答题免看',
    terms: '共 {questions} 题，{minutes} 分钟内答对 {right} 题，这一章就算学完。',
    tries: '还有 {count} 次机会；开始后没有交卷也算一次。',
    noTries: '答题的机会用完了，请照常学完这一章。',
    begin: '开始答题',
    goOn: '接着答',
    timeLeft: '还剩 {time}',
    timeOver: '时间到了，这次不再交卷。',
    question: '第 {number} 题',
    handIn: '交卷',
    openLeft: '还有 {count} 题没有选。',
    handInAnyway: '不选了，交卷',
    passed: '答对 {right} 题，这一章学完了。',
    failed: '答对 {right} 题，没有达到 {needed} 题。请照常学完这一章；已计入的时间保留。',
    proved: '这一章是答题通过的，没有计学习时间。',
  },
  {
    offer: 'I know this chapter: answer questions instead',
    offerTitle: 'Questions instead of study',
    terms:
      '{questions} questions. Get {right} right within {minutes} minutes and the chapter is done.',
    tries: '{count} {count|try|tries} left. A test that is begun and not handed in counts as one.',
    noTries: 'No try is left. Please study the chapter.',
    begin: 'Begin',
    goOn: 'Go on',
    timeLeft: '{time} left',
    timeOver: 'The time is over; this test is not taken any more.',
    question: 'Question {number}',
    handIn: 'Hand in',
    openLeft: '{count} {count|question has|questions have} no answer yet.',
    handInAnyway: 'Hand in as it is',
    passed: '{right} right. The chapter is done.',
    failed:
      '{right} right, {needed} were needed. Please study the chapter; what was credited stays.',
    proved: 'You proved this chapter by questions; no study time was credited for it.',
  },
);
