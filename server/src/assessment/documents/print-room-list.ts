import { fileURLToPath } from 'node:url';
import { assert } from '@jixu/kernel';
import { printableBy, type Printed, type SessionPrint, startText } from './session-words.ts';

const TEMPLATE = fileURLToPath(new URL('./room-list.typ', import.meta.url));

const WORDS = {
  title: '考场签到表',
  resit: '补考',
  seat: '座位',
  name: '姓名',
  number: '准考证号',
  unit: '工作单位',
  signature: '本人签名',
  remark: '备注',
  expected: '应到',
  present: '实到',
  absent: '缺考',
  proctors: '监考签名',
} as const;

/** Who sits in one room, seat by seat, to be signed (签到表). */
export async function printRoomList(of: SessionPrint): Promise<Printed> {
  const { printer, offering, task, candidates } = of;
  const { text, missing } = printableBy(printer);
  const rows = candidates.flatMap((one) =>
    one.seat === null
      ? []
      : [[String(one.seat.number), text(one.name), one.ticket ?? '', text(one.unitName)]],
  );
  const room = candidates[0]?.seat?.room;
  assert(room !== undefined && rows.length > 0, 'room list: nobody sits there');
  const data = {
    words: WORDS,
    title: `${text(offering.title)} ${task.kind === 'resit' ? WORDS.resit : ''}`.trim(),
    place: text([room.venue, room.name].join(' · ')),
    address: text(room.address),
    start: `${startText(task)}，${task.minutes} 分钟`,
    count: String(rows.length),
    rows,
  };
  return { pdf: await printer.render({ template: TEMPLATE, data }), missing: missing() };
}
