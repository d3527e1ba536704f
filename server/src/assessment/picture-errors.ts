import type { RefusalDefinition } from '../platform/operation/refusal.ts';

/** Refusals of pictures, and of what a question says of them. */
export const PICTURE_REFUSALS = {
  no_picture: {
    kind: 'not-found',
    when: 'There is no such picture, or it is not for the caller to see now.',
    then: 'Load the question again.',
  },
  picture_type: {
    kind: 'unprocessable',
    when: 'The file is no JPEG, PNG or WebP by its content (`found`).',
    then: 'Save it as one of these and choose it again.',
  },
  picture_too_large: {
    kind: 'too-large',
    when: 'The file has more bytes than allowed (`limit`).',
    then: 'Make the picture smaller.',
  },
  picture_too_many_pixels: {
    kind: 'unprocessable',
    when: 'The picture has more pixels than allowed (`limit`).',
    then: 'Make the picture smaller.',
  },
  picture_damaged: {
    kind: 'unprocessable',
    when: 'The picture is empty, cut off, or cannot be read.',
    then: 'Save it anew and choose it again.',
  },
  picture_busy: {
    kind: 'unavailable',
    when: 'Many pictures are being looked at already.',
    then: 'Try again in a moment.',
  },
  picture_unknown: {
    kind: 'invalid',
    when: 'The bank holds no such picture.',
    then: 'Add the picture again.',
  },
  picture_alt: {
    kind: 'invalid',
    when: 'A picture says nothing to whoever cannot see it.',
    then: 'Write what it shows.',
  },
  picture_nowhere: {
    kind: 'invalid',
    when: 'A picture belongs to an option that is not there.',
    then: 'Choose where it belongs.',
  },
  pictures_many: {
    kind: 'invalid',
    when: 'The question has too many pictures.',
    then: 'Take some out, or put several into one.',
  },
} as const satisfies Readonly<Record<string, RefusalDefinition>>;
