import type { RefusalDefinition } from '../platform/operation/refusal.ts';

/** Refusals of portraits for admission tickets. */
export const PORTRAIT_REFUSALS = {
  no_portrait: {
    kind: 'not-found',
    when: 'There is no such person in the exam.',
    then: 'Go back to the list of people.',
  },
  portrait_none: {
    kind: 'not-found',
    when: 'The person handed no portrait in, took it back, or it went when its time was over.',
    then: 'Compare the person with the identity document.',
  },
  portrait_consent: {
    kind: 'unprocessable',
    when: 'The picture came without consent to the present text, or with consent to an older one.',
    then: 'Reload, read the text, and agree to it before handing the picture in.',
  },
  portrait_type: {
    kind: 'unprocessable',
    when: 'The file is no JPEG or PNG by its content (`found`).',
    then: 'Save it as one of these and choose it again.',
  },
  portrait_too_large: {
    kind: 'too-large',
    when: 'The file has more bytes than allowed (`limit`).',
    then: 'Make the picture smaller.',
  },
  portrait_small: {
    kind: 'unprocessable',
    when: 'The picture has too few pixels (`width` × `height`) to be printed on a ticket.',
    then: 'Take one with at least 300 × 400 pixels.',
  },
  portrait_shape: {
    kind: 'unprocessable',
    when: 'The picture (`width` × `height`) is no upright portrait of about 3:4.',
    then: 'Cut it to about 3:4, the head in the middle.',
  },
  portrait_settled: {
    kind: 'conflict',
    when: 'Signing up is over, so the portrait that was handed in stays.',
    then: 'Ask the organiser; at the door the identity document decides.',
  },
  portrait_first: {
    kind: 'conflict',
    when: 'The rulebook of the place wants a portrait on the ticket, and there is none.',
    then: 'Hand in a portrait, then print the ticket.',
  },
} as const satisfies Readonly<Record<string, RefusalDefinition>>;
