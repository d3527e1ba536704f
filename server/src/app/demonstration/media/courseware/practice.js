/* Three questions, one after another. Where one left off, and the result, is the run-time's (SCORM 1.2). */
(() => {
  const STEPS = [
    {
      question: '同学在操场上突然倒下。您先做什么？',
      choices: ['先看现场是否安全', '马上扶他坐起来', '去办公室找人'],
      right: 0,
      because: '先保证自己和他人安全，才能救人。',
    },
    {
      question: '现场安全了。接着呢？',
      choices: ['给他喝水', '呼叫帮助，说清地点', '等他自己醒来'],
      right: 1,
      because: '一人呼救，一人留下；地点说到楼层和方位。',
    },
    {
      question: '他没有反应，也没有正常呼吸。怎么办？',
      choices: ['掐人中', '抬到医务室', '立即开始胸外按压'],
      right: 2,
      because: '每分钟 100 到 120 次，直到急救人员接手。',
    },
  ];
  const runTime = (() => {
    for (let page = window; ; page = page.parent) {
      if (page.API) return page.API;
      if (page.parent === page) return null;
    }
  })();
  const read = (name) => (runTime ? runTime.LMSGetValue(name) : '');
  const write = (name, value) => runTime && runTime.LMSSetValue(name, String(value));
  const at = (id) => document.getElementById(id);

  if (runTime) runTime.LMSInitialize('');
  let step = Math.min(Number(read('cmi.core.lesson_location')) || 0, STEPS.length);
  let first = Number(read('cmi.suspend_data')) || 0;
  let tries = 0;

  function show() {
    const done = step >= STEPS.length;
    const one = STEPS[step];
    at('place').textContent = done ? '' : `第 ${step + 1} 步，共 ${STEPS.length} 步`;
    at('question').textContent = done ? `练完了：${first} 步一次答对。` : one.question;
    at('said').textContent = done ? '可以关闭本页，或返回课程。' : '';
    at('next').hidden = true;
    tries = 0;
    at('choices').replaceChildren(...(done ? [] : one.choices.map(choice)));
  }

  function choice(text, index) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = text;
    button.setAttribute('aria-pressed', 'false');
    button.addEventListener('click', () => answer(button, index));
    return button;
  }

  function answer(button, index) {
    if (!at('next').hidden) return;
    for (const other of at('choices').children)
      other.setAttribute('aria-pressed', String(other === button));
    tries += 1;
    if (index !== STEPS[step].right) {
      at('said').textContent = '再想一想。';
      return;
    }
    if (tries === 1) first += 1;
    at('said').textContent = STEPS[step].because;
    at('next').hidden = false;
    at('next').focus();
  }

  at('next').addEventListener('click', () => {
    step += 1;
    write('cmi.core.lesson_location', step);
    write('cmi.suspend_data', first);
    if (step >= STEPS.length) {
      write('cmi.core.score.raw', Math.round((first / STEPS.length) * 100));
      write('cmi.core.lesson_status', 'completed');
    } else write('cmi.core.lesson_status', 'incomplete');
    if (runTime) runTime.LMSCommit('');
    show();
  });
  window.addEventListener('pagehide', () => runTime && runTime.LMSFinish(''));
  show();
})();
