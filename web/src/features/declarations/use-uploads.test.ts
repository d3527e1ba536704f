import { expect, it } from 'vitest';
import type { DraftFile } from './draft-content.ts';
import { withoutTwins } from './use-uploads.ts';

const file = (id: string, slot: string, evidenceId: string | null): DraftFile => ({
  id,
  slot,
  name: '扫描件.pdf',
  bytes: 9,
  mediaType: 'application/pdf',
  done: [],
  evidenceId,
  blob: null,
});

it('lets one scan stand at several places, and once at each', () => {
  // Goal: a scan of cover and contents serves both places. Method: the server answers with a file it knows already.
  const cover = file('a', 'cover', 'scan');
  const contents = file('b', 'contents', null);
  expect(withoutTwins([cover, contents], contents, 'scan')).toEqual([cover, contents]);
  const again = file('c', 'cover', null);
  expect(withoutTwins([cover, again], again, 'scan')).toEqual([again]);
});
