import { describe, expect, it } from 'vitest';
import {
  type DraftContent,
  emptyDraft,
  fingerprint,
  type KeptDraft,
  openDraft,
} from './draft-content.ts';
import { createDraftSession, type SendOutcome } from './draft-session.ts';

const empty: DraftContent = emptyDraft({ id: 'paper', chooses: true, categories: [] });
const typed = (title: string): DraftContent => ({ ...empty, values: { title } });
const kept = (content: DraftContent, version: number, sent: string | null = null): KeptDraft => ({
  content,
  version,
  sent,
  held: null,
});

type Sent = { title: string | undefined; baseVersion: number; key: string };

/** A server that answers as told, a device that remembers, and time that passes when the test says so. */
function world(answers: (() => Promise<SendOutcome>)[]) {
  const sent: Sent[] = [];
  const device: KeptDraft[] = [];
  let due: (() => void) | undefined;
  let keys = 0;
  const ports = {
    keep: async (draft: KeptDraft) => {
      device.push(draft);
      return '2026-11-22T02:42:00Z';
    },
    send: async (content: DraftContent, baseVersion: number, key: string) => {
      sent.push({ title: content.values['title'], baseVersion, key });
      const answer = answers.shift();
      if (!answer) throw new Error('the test expected no more saves');
      return answer();
    },
    newKey: () => `k${(keys += 1)}`,
    later: (work: () => void) => {
      due = work;
      return () => {
        due = undefined;
      };
    },
  };
  const settle = async () => {
    for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
  };
  const pass = async () => {
    const work = due;
    due = undefined;
    work?.();
    await settle();
  };
  return { ports, sent, device, pass, settle };
}

const saved = (version: number) => async (): Promise<SendOutcome> => ({ ok: true, version });
const lost = async (): Promise<SendOutcome> => ({ ok: false, kind: 'unreachable' });

describe('a draft between device and server', () => {
  it('is on the device at once and on the server after a pause', async () => {
    // Goal: a crash between two words loses none. Method: change, look at the device, then let time pass.
    const { ports, sent, device, pass } = world([saved(1)]);
    const session = createDraftSession(ports, kept(empty, 0), false);
    session.change(() => typed('单元教学'));
    expect(device.at(-1)?.content.values).toEqual({ title: '单元教学' });
    expect(sent).toEqual([]);
    await pass();
    expect(sent).toEqual([{ title: '单元教学', baseVersion: 0, key: 'k1' }]);
    expect(session.snapshot()).toMatchObject({ version: 1, sync: 'saved', kept: 'kept' });
    expect(device.at(-1)?.version).toBe(1);
  });

  it('repeats a save whose answer was lost before it sends anything newer', async () => {
    // Goal: the server may hold the first save; another body under version 0 would look like a second device.
    // Method: lose one answer, type on, come back.
    const { ports, sent, pass, settle } = world([lost, saved(1), saved(2)]);
    const session = createDraftSession(ports, kept(empty, 0), false);
    session.change(() => typed('一'));
    await pass();
    expect(session.snapshot().sync).toBe('unreachable');
    session.change(() => typed('一二'));
    session.wake();
    await pass();
    await settle();
    await pass();
    expect(sent.map(({ title, key }) => [title, key])).toEqual([
      ['一', 'k1'],
      ['一', 'k1'],
      ['一二', 'k2'],
    ]);
    expect(sent.at(-1)?.baseVersion).toBe(1);
    expect(session.snapshot()).toMatchObject({ version: 2, sync: 'saved' });
  });

  it('hands in only what the server holds', async () => {
    // Goal: a submission never names an older text. Method: type while a save is on its way, then flush.
    let answer: (outcome: SendOutcome) => void = () => undefined;
    const slow = () => new Promise<SendOutcome>((resolve) => (answer = resolve));
    const { ports, sent, pass, settle } = world([slow, saved(8)]);
    const session = createDraftSession(ports, kept(empty, 6), false);
    session.change(() => typed('旧'));
    await pass();
    session.change(() => typed('新'));
    const version = session.flush();
    answer({ ok: true, version: 7 });
    await settle();
    expect(await version).toBe(8);
    expect(sent.map(({ title, baseVersion }) => [title, baseVersion])).toEqual([
      ['旧', 6],
      ['新', 7],
    ]);
  });

  it('stops when another device went on, and lets the person choose', async () => {
    // Goal: neither text is lost unseen. Method: overtaken once, then keep mine; the same again, take theirs.
    const newer = kept(typed('另一台设备'), 5);
    const overtaken = async (): Promise<SendOutcome> => ({ ok: false, kind: 'overtaken', newer });
    const mine = world([overtaken, saved(6)]);
    const first = createDraftSession(mine.ports, kept(empty, 3), false);
    first.change(() => typed('这台设备'));
    await mine.pass();
    expect(first.snapshot()).toMatchObject({ sync: 'overtaken', newer: { version: 5 } });
    expect(await first.flush()).toBeUndefined();
    first.decide('mine');
    await mine.pass();
    expect(mine.sent.at(-1)).toMatchObject({ title: '这台设备', baseVersion: 5 });
    expect(first.snapshot()).toMatchObject({ version: 6, sync: 'saved' });

    const theirs = world([overtaken]);
    const second = createDraftSession(theirs.ports, kept(empty, 3), false);
    second.change(() => typed('这台设备'));
    await theirs.pass();
    second.decide('theirs');
    expect(second.snapshot()).toMatchObject({ version: 5, sync: 'saved' });
    expect(second.snapshot().content.values).toEqual({ title: '另一台设备' });
  });

  it('keeps a refused draft and tries again after the next change', async () => {
    // Goal: a refusal is told, not repeated for ever. Method: refuse once, change, let time pass.
    const problem = { status: 422, code: 'declarations.attached_twice' };
    const refused = async (): Promise<SendOutcome> => ({ ok: false, kind: 'refused', problem });
    const { ports, sent, pass } = world([refused, saved(1)]);
    const session = createDraftSession(ports, kept(empty, 0), false);
    session.change(() => typed('甲'));
    await pass();
    expect(session.snapshot()).toMatchObject({ sync: 'refused', problem });
    await pass();
    expect(sent.length).toBe(1);
    session.change(() => typed('乙'));
    await pass();
    expect(session.snapshot()).toMatchObject({ sync: 'saved', problem: undefined });
  });
});

describe('opening a draft', () => {
  it('knows its own lost answer from another device', () => {
    // Goal: only a real second writer asks the person. Method: the four ways the two sides can differ.
    const server = kept(typed('服务器'), 4);
    expect(openDraft(undefined, server)).toEqual({ from: 'server', draft: server });
    const offline = kept(typed('离线续写'), 4);
    expect(openDraft(offline, server)).toMatchObject({ from: 'device', draft: { version: 4 } });
    const answered = kept(typed('离线续写'), 3, fingerprint(server.content));
    expect(openDraft(answered, server)).toMatchObject({ from: 'device', draft: { version: 4 } });
    const behind = kept(typed('离线续写'), 3);
    expect(openDraft(behind, server)).toMatchObject({ from: 'both' });
    expect(openDraft(kept(typed('服务器'), 2), server).from).toBe('server');
  });

  it('asks nobody when this device has nothing of its own', async () => {
    // Goal: no choice between an old saved text and its newer one. Method: save here, go on elsewhere, open again.
    const { ports, device, pass } = world([saved(3)]);
    const session = createDraftSession(ports, kept(empty, 2), false);
    session.change(() => typed('这台设备'));
    await pass();
    const left = device.at(-1);
    const elsewhere = kept(typed('另一台设备'), 5);
    expect(openDraft(left, elsewhere)).toEqual({ from: 'server', draft: elsewhere });
    // A word more that never arrived is something of its own.
    session.change(() => typed('这台设备又写了'));
    expect(openDraft(device.at(-1), elsewhere).from).toBe('both');
  });

  it('knows its own words again after a crash between save and answer', async () => {
    // Goal: a lost answer is no second device. Method: what the device has while the answer is still out.
    const { ports, device, pass } = world([() => new Promise<SendOutcome>(() => undefined)]);
    const session = createDraftSession(ports, kept(empty, 2), false);
    session.change(() => typed('交出去的'));
    await pass();
    const server = kept(typed('交出去的'), 3);
    expect(device.at(-1)?.sent).toBe(fingerprint(server.content));
    session.change(() => typed('交出去的，后来又写'));
    expect(openDraft(device.at(-1), server)).toMatchObject({ from: 'device' });
  });

  it('does not forget a photo that is still on its way', () => {
    // Goal: equal text does not throw away bytes. Method: the device has one file more, not uploaded.
    const file = {
      id: 'f1',
      slot: 'proof',
      name: '学时证明.jpg',
      bytes: 9,
      mediaType: 'image/jpeg',
      done: [],
      evidenceId: null,
      blob: new Blob(['image']),
    };
    const server = kept(typed('一'), 2);
    const device = kept({ ...typed('一'), files: [file] }, 2);
    const opened = openDraft(device, server);
    expect(opened).toMatchObject({ from: 'device' });
  });
});
