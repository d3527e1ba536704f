import { expect, test } from 'vitest';
import type { DeclarationDetail, Form } from './queries.ts';
import { keptFiles, reopenedForm } from './reopened.ts';

const label = (name: string) => ({ 'zh-CN': name, en: name });
const field = (id: string, required: boolean): Form['fields'][number] => ({
  id,
  type: 'text',
  label: label(id),
  hint: null,
  unit: null,
  required,
  maps: id,
  min: null,
  max: null,
  maxLength: null,
  decimals: null,
  options: [],
  print: true,
});
const form: Form = {
  id: 'paper',
  kind: 'paper',
  label: label('论文'),
  hint: null,
  group: null,
  categories: [],
  chooses: true,
  fields: [field('title', true), field('rank', true), field('note', false)],
  evidence: [{ id: 'contents', label: label('目录页'), required: true, hint: null }],
  noEvidence: null,
  decision: null,
  rules: [],
  firstOffice: null,
  windows: [],
};

function handedIn(reopened: string[] | null, values: Record<string, string>) {
  const part: Pick<DeclarationDetail['declaration'], 'reopened' | 'values'> = { reopened, values };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only these two parts are read
  return { declaration: part, files: [{ slot: 'contents' }] } as unknown as DeclarationDetail;
}

// Goal: after a return the person has only the named items before him. Method: one field named, one newly demanded.
test('only what was named is open, and what the form demands since', () => {
  const { open, kept, other } = reopenedForm(form, handedIn(['values/title'], { title: '旧题' }));
  expect(open.fields.map((one) => one.id)).toEqual(['title', 'rank']);
  expect(kept?.fields.map((one) => one.id)).toEqual(['note']);
  expect(open.evidence).toEqual([]);
  expect(open.chooses).toBe(false);
  expect(other).toBe(false);
});

// Goal: a return without items opens everything. Method: no paths; and a draft that was never handed in.
test('without items everything is open', () => {
  expect(reopenedForm(form, handedIn(null, {}))).toEqual({ open: form, kept: null, other: true });
  expect(reopenedForm(form, undefined).kept).toBeNull();
});

// Goal: files of closed places are shown as kept. Method: one closed place, one file beside.
test('files of closed places stay', () => {
  const reopened = reopenedForm(form, handedIn(['values/title'], { title: '旧题', rank: '1' }));
  const file = (slot: string) => ({
    id: slot,
    slot,
    name: `${slot}.jpg`,
    bytes: 1,
    mediaType: 'image/jpeg',
    done: [],
    evidenceId: null,
    blob: null,
  });
  const files = [file('contents'), file('other')];
  expect(keptFiles({ files }, reopened).map((one) => one.name)).toEqual([
    'contents.jpg',
    'other.jpg',
  ]);
});
