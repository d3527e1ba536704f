import { expect, it } from 'vitest';
import { translator } from '../i18n/words.ts';
import type { Answer } from './api.ts';
import { deskPages, pageOfOthers, paths, startOf } from './pages.ts';
import { sessionFrom } from './session.ts';
import { shellWords } from './shell-words.ts';

const person = {
  personId: '01993b7c-0000-7000-8000-000000000001',
  name: '周敏',
  documentMask: '4499**************',
  locale: 'zh-CN',
  roles: [
    { appointmentId: 'a0', role: 'emperor', nodeId: 'n0', nodeName: '天宫' },
    {
      appointmentId: 'a1',
      role: 'unit-administrator',
      nodeId: 'n1',
      nodeName: '云湖第一教育集团',
    },
  ],
  pendingNotices: 2,
};
const answer: Answer<'session'> = {
  kind: 'person',
  demonstration: true,
  smsOffered: false,
  today: '2026-11-22',
  person,
};

it('reads a session and guesses nothing', () => {
  // Goal: unknown roles open no shell. Method: a person with a known and an unknown appointment, and nobody.
  expect(sessionFrom(answer)).toMatchObject({
    signedIn: true,
    accountId: person.personId,
    audiences: ['learner', 'employer'],
    office: { id: 'n1', name: '云湖第一教育集团' },
    notices: 2,
    today: '2026-11-22',
  });
  expect(sessionFrom({ ...answer, person: { ...person, roles: [] } })).toMatchObject({
    audiences: ['learner'],
    office: undefined,
  });
  expect(sessionFrom({ ...answer, kind: 'activation', person: null })).toEqual({
    signedIn: false,
    activating: true,
    demonstration: true,
    today: '2026-11-22',
  });
});

it('who only reads, reads: no desk of cases opens', () => {
  // Goal: nobody is led to a page that turns them away. Method: the first page and the pages of each post.
  const as = (role: string) => {
    const post = { appointmentId: 'a2', role, nodeId: 'n2', nodeName: '云湖第一教育集团' };
    const session = sessionFrom({ ...answer, person: { ...person, roles: [post] } });
    if (!session.signedIn) throw new Error('signed in');
    return {
      start: startOf(session),
      pages: deskPages(session, translator(shellWords, 'zh-CN'), 3).map((page) => page.to),
    };
  };
  expect(as('unit-reader')).toEqual({
    start: paths.people,
    pages: [
      paths.people,
      paths.studyDesk,
      paths.summary,
      paths.deskCertificates,
      paths.organisations,
    ],
  });
  expect(as('auditor')).toEqual({ start: paths.organisations, pages: [paths.organisations] });
  expect(as('unit-administrator').start).toBe(paths.inbox);
});

it('a page of another office says whose it is, and no page of the bar is one', () => {
  // Goal: who follows a link to a page of others learns whose it is. Method: the bureau's and the unit's pages from both sides.
  const at = (role: string) => {
    const post = { appointmentId: 'a2', role, nodeId: 'n2', nodeName: '云湖第一教育集团' };
    const session = sessionFrom({ ...answer, person: { ...person, roles: [post] } });
    if (!session.signedIn) throw new Error('signed in');
    return session;
  };
  const unit = at('unit-administrator');
  const bureau = at('bureau-officer');
  expect(pageOfOthers(unit, paths.rules)).toBe('bureau');
  expect(pageOfOthers(unit, `${paths.platforms}/p1`)).toBe('bureau');
  expect(pageOfOthers(bureau, paths.newRecord)).toBe('entering');
  expect(pageOfOthers(at('unit-reader'), paths.importing)).toBe('importing');
  for (const session of [unit, bureau, at('unit-reader'), at('system-administrator')]) {
    const pages = deskPages(session, translator(shellWords, 'zh-CN'), 3).map((page) => page.to);
    expect(pages.filter((page) => pageOfOthers(session, page) !== undefined)).toEqual([]);
  }
});
