import { wordBook } from '../../i18n/words.ts';

export const presenceWords = wordBook(
  {
    offer: '也可以用摄像头确认是本人',
    consentTitle: '用摄像头确认本人，需要您单独同意',
    consentWhat: '只用于确认正在学习的是您本人，代替这里的随堂题。',
    consentSent: '拍下的照片、您的姓名和证件号码，会发给管理部门接入的核验服务。',
    consentKept: '照片在继续这里不保存，只留下“是”“不是”或“看不清”和时间。',
    consentFree: '不同意没有任何影响：照常回答随堂题。没有认出来，也只是接着答题。',
    consentBack: '随时可以在“我的”一页撤回。',
    agree: '同意并打开摄像头',
    decline: '不同意，回答题目',
    lead: '请正对镜头，光线亮一些，然后拍一张。',
    preview: '摄像头画面',
    take: '拍一张并确认',
    back: '回答题目',
    starting: '正在打开摄像头',
    noCamera: '打不开摄像头：没有摄像头，或浏览器没有允许。请回答题目。',
    same: '确认是本人，刚才看的已经计入。',
    other: '没有认出是本人。还可以拍 {count} 次，也可以回答题目。',
    unsure: '没有看清。还可以拍 {count} 次，也可以回答题目。',
    noneLeft: '这道题不再拍照，请回答题目。',
    ownTitle: '摄像头确认',
    ownLead: '您在 {date} 同意用摄像头确认本人。照片不保存。',
    withdraw: '撤回同意',
    withdrawn: '已撤回，以后只用随堂题。',
  },
  {
    offer: 'Or confirm with the camera that it is you',
    consentTitle: 'Being confirmed by a picture needs your separate consent',
    consentWhat:
      'It is used only to confirm that you are the one studying, in place of the question here.',
    consentSent:
      'The picture, your name and your identity number are sent to the service that the authority has connected.',
    consentKept:
      'Jixu does not keep the picture; what stays is “yes”, “no” or “not clear”, and the time.',
    consentFree:
      'Declining changes nothing: you answer the question. Not being recognised means only that you answer it, too.',
    consentBack: 'You can take your consent back at any time, on the page “Me”.',
    agree: 'Agree and open the camera',
    decline: 'No, answer the question',
    lead: 'Face the camera in good light, then take a picture.',
    preview: 'Picture of the camera',
    take: 'Take a picture and confirm',
    back: 'Answer the question',
    starting: 'Opening the camera',
    noCamera:
      'The camera cannot be opened: there is none, or the browser does not allow it. Please answer the question.',
    same: 'Confirmed. What you have just seen is credited.',
    other:
      'You were not recognised. {count} {count|picture is|pictures are} left, or answer the question.',
    unsure:
      'The picture was not clear. {count} {count|picture is|pictures are} left, or answer the question.',
    noneLeft: 'No more pictures for this question; please answer it.',
    ownTitle: 'Confirmation by camera',
    ownLead: 'On {date} you agreed to be confirmed by a picture. Pictures are not kept.',
    withdraw: 'Take my consent back',
    withdrawn: 'Taken back. From now on there are questions only.',
  },
);
