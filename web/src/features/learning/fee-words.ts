import { wordBook } from '../../i18n/words.ts';

/** What a course costs, how it is paid, and what the cashier does. */
export const feeWords = wordBook(
  {
    price: '收费 {yuan} 元',
    free: '免费',
    waits: '待缴费 {yuan} 元',
    toPay: '去缴费',
    payHead: '缴费后开始学',
    payLead: '应缴 {yuan} 元。缴费时请报缴费编号。收款方登记后，这里就能开始学。',
    payNumber: '缴费编号',
    payAmount: '应缴',
    payHow: '怎样缴',
    payTo: '收款方',
    leave: '不学这门了',
    edit_price: '收费（元，免费填 0）',
    edit_priceBad: '请填数字，最多两位小数，不超过 100000。',
    edit_payHow: '怎样缴费',
    edit_payHowHint: '写明窗口、账户或网址；学员选了以后看得到。要收费就必填。',
    'errors.learning.pay_how_missing': '收费的课程要写明怎样缴费',
    desk_title: '课程和选修包收费',
    desk_pack: '选修包《{title}》',
    desk_lead: '选了收费课程或选修包还没有缴的，和已缴、已退的。登记收款后，学员马上可以开始学。',
    desk_link: '收费',
    desk_none: '还没有要收的费。',
    desk_confirm: '登记收款',
    desk_refund: '登记退费',
    desk_receipt: '收据号',
    desk_receiptOf: '{name}的收据号',
    desk_reason: '退费原因',
    desk_reasonOf: '{name}的退费原因',
    desk_send: '登记',
    desk_cancel: '取消',
    desk_yuan: '{yuan} 元',
    'state.open': '待缴',
    'state.paid': '已缴',
    'state.refunded': '已退',
    'state.dropped': '没有缴，已退选',
    'via.cashier': '窗口登记',
    'via.system': '缴费平台',
    paidLine: '收据 {receipt}，{via}，{date}',
    keys: '缴费平台',
    keysLead: '让缴费平台自动告知已缴。平台用下面的密钥对消息签名；停用后不再采信。',
    keys_none: '还没有接缴费平台，收款都在这里登记。',
    key_name: '平台名称',
    key_node: '机构',
    key_add: '接入',
    key_show: '看密钥',
    key_hide: '收起密钥',
    key_address: '回调地址',
    key_secret: '密钥',
    key_drop: '停用',
    key_dropAsk: '停用后，这个平台报来的缴费不再采信。',
    key_keep: '保留',
  },
  {
    price: '{yuan} yuan',
    free: 'Free of charge',
    waits: '{yuan} yuan to be paid',
    toPay: 'Pay',
    payHead: 'Pay, then start',
    payLead:
      'You owe {yuan} yuan. Name the number when you pay; once the payee has written it down you can start here.',
    payNumber: 'Number',
    payAmount: 'Owed',
    payHow: 'How to pay',
    payTo: 'Payee',
    leave: 'Leave this course',
    edit_price: 'Price (yuan; 0 is free)',
    edit_priceBad: 'A number with at most two decimals, up to 100000.',
    edit_payHow: 'How one pays',
    edit_payHowHint:
      'Counter, account or address; learners see it once they have chosen. Needed where there is a price.',
    'errors.learning.pay_how_missing': 'A course with a price says how one pays',
    desk_title: 'Fees of courses and packs',
    desk_pack: 'Pack “{title}”',
    desk_lead:
      'Who has chosen a course or pack with a price and not paid, who has, and what was paid back. Once a payment is written down, the learner can start.',
    desk_link: 'Fees',
    desk_none: 'Nothing is owed yet.',
    desk_confirm: 'Write down a payment',
    desk_refund: 'Write down a refund',
    desk_receipt: 'Receipt number',
    desk_receiptOf: 'Receipt number of {name}',
    desk_reason: 'Why it is paid back',
    desk_reasonOf: 'Why {name} is paid back',
    desk_send: 'Write down',
    desk_cancel: 'Cancel',
    desk_yuan: '{yuan} yuan',
    'state.open': 'Owed',
    'state.paid': 'Paid',
    'state.refunded': 'Paid back',
    'state.dropped': 'Left unpaid',
    'via.cashier': 'at the counter',
    'via.system': 'by a payment system',
    paidLine: 'Receipt {receipt}, {via}, {date}',
    keys: 'Payment systems',
    keysLead:
      'Let a payment system say what was paid. It signs its messages with the secret below; once stopped it is believed no more.',
    keys_none: 'No payment system yet; payments are written down here.',
    key_name: 'Name of the system',
    key_node: 'Organisation',
    key_add: 'Let in',
    key_show: 'Show the secret',
    key_hide: 'Hide the secret',
    key_address: 'Callback address',
    key_secret: 'Secret',
    key_drop: 'Stop',
    key_dropAsk: 'Once stopped, nothing that it says is believed.',
    key_keep: 'Keep it',
  },
);

/** Fen as yuan, exactly. */
export function yuanOf(fen: number): string {
  const rest = fen % 100;
  const whole = String(Math.floor(fen / 100));
  return rest === 0 ? whole : `${whole}.${String(rest).padStart(2, '0')}`;
}

/** Yuan as fen; undefined: no amount of money. */
export function fenOf(yuan: string): number | undefined {
  const found = /^(\d{1,6})(?:\.(\d{1,2}))?$/.exec(yuan.trim());
  if (!found) return undefined;
  const fen = Number(found[1]) * 100 + Number((found[2] ?? '').padEnd(2, '0'));
  return fen <= 10_000_000 ? fen : undefined;
}
