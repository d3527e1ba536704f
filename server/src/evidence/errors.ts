import { refusals } from '../platform/operation/refusal.ts';

export const { refuse, catalogue } = refusals('evidence', {
  no_file: {
    kind: 'not-found',
    when: 'There is no such file, or the caller may not see it.',
    then: 'Go back to the record it belongs to.',
  },
  no_preview: {
    kind: 'not-found',
    when: 'The file is not a picture that can be drawn; PDF pages are drawn in the browser.',
    then: 'Open the file itself.',
  },
  not_attachable: {
    kind: 'unprocessable',
    when: 'A file that is to be attached is not the person’s, or does not exist any more.',
    then: 'Hand in the file again.',
  },
  type_not_allowed: {
    kind: 'unprocessable',
    when: 'The content is of no accepted type, or of another than the name says; `found` names it.',
    then: 'Save it as PDF, JPG, PNG, WebP, HEIC, OFD, ZIP or RAR.',
  },
  too_large: {
    kind: 'too-large',
    when: 'The file has more than `limit` bytes.',
    then: 'Photograph or scan it again at a lower resolution.',
  },
  empty: {
    kind: 'unprocessable',
    when: 'The file has no content.',
    then: 'Choose the right file.',
  },
  too_many_pixels: {
    kind: 'unprocessable',
    when: 'The picture declares more than `limit` pixels.',
    then: 'Photograph it again at a lower resolution.',
  },
  damaged: {
    kind: 'unprocessable',
    when: 'The file is cut off or broken inside.',
    then: 'Check that it opens, then hand it in again.',
  },
  unreadable: {
    kind: 'unprocessable',
    when: 'Looking at the file took more time or memory than is allowed.',
    then: 'Save it again in another program, or photograph it.',
  },
  too_many_unattached: {
    kind: 'too-many',
    when: 'The person has `limit` files that nothing uses.',
    then: 'Attach them, or wait until unused ones are removed after 30 days.',
  },
  busy: {
    kind: 'unavailable',
    when: 'Too many files are being looked at.',
    then: 'Try again in a few seconds; nothing was stored.',
  },
});
