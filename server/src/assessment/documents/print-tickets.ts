import { fileURLToPath } from 'node:url';
import qrcode from 'qrcode';
import { assert, type PersonId } from '@jixu/kernel';
import { pictureName } from '../../platform/print/picture-name.ts';
import {
  printableBy,
  type Printed,
  seatText,
  type SessionPrint,
  startText,
} from './session-words.ts';

const TEMPLATE = fileURLToPath(new URL('./tickets.typ', import.meta.url));

const WORDS = {
  title: '准考证',
  exam: '考试',
  resit: '补考',
  name: '姓名',
  document: '证件号码',
  unit: '工作单位',
  number: '准考证号',
  start: '开考时间',
  venue: '考点',
  room: '考场',
  seat: '座位',
  unset: '待安排',
  scan: '监考扫码核对',
  photo: '贴照片',
  bring: '请带本证和有效证件原件，对号入座。',
} as const;

/** Admission tickets (准考证), two to a sheet, in Chinese: they are shown at a door. The code holds no identity number. */
export async function printTickets(
  of: SessionPrint & { readonly portraits: ReadonlyMap<PersonId, Uint8Array> },
): Promise<Printed> {
  const { printer, publicUrl, offering, task, candidates, portraits } = of;
  const { text, missing } = printableBy(printer);
  const { opensMinutesBefore, closesMinutesAfter } = offering.rules.exam;
  const entry =
    closesMinutesAfter > 0
      ? `开考前 ${opensMinutesBefore} 分钟可入场，开考 ${closesMinutesAfter} 分钟后不能入场，按缺考。`
      : '';
  const tickets = [];
  const pictures = new Map<string, Uint8Array>();
  for (const one of candidates) {
    if (one.ticket === null) continue;
    const address = `${publicUrl}/desk/exams/exams/${offering.offeringId}/tickets/${one.ticket}`;
    const portrait = portraits.get(one.personId);
    const photo = portrait === undefined ? '' : pictureName(portrait, 'jpg');
    if (portrait !== undefined) pictures.set(photo, portrait);
    tickets.push({
      name: text(one.name),
      document: one.documentMask,
      unit: text(one.unitName),
      number: one.ticket,
      venue: one.seat === null ? WORDS.unset : text(one.seat.room.venue),
      address: one.seat === null ? '' : text(one.seat.room.address),
      room: one.seat === null ? WORDS.unset : text(one.seat.room.name),
      seat: seatText(one.seat),
      photo,
      qr: await qrcode.toString(address, { type: 'svg', margin: 0, errorCorrectionLevel: 'M' }),
    });
  }
  assert(tickets.length > 0, 'tickets: none to print');
  const data = {
    words: WORDS,
    title: text(offering.title),
    kind: task.kind === 'resit' ? WORDS.resit : WORDS.exam,
    year: `${offering.year} 年度`,
    start: `${startText(task)}，${task.minutes} 分钟`,
    notes: [WORDS.bring, ...(entry === '' ? [] : [entry])],
    tickets,
  };
  return { pdf: await printer.render({ template: TEMPLATE, data, pictures }), missing: missing() };
}
