import { refusals } from '../platform/operation/refusal.ts';

export const { refuse, catalogue } = refusals('certificates', {
  no_certificate: {
    kind: 'not-found',
    when: 'There is no such certificate, or it belongs to someone the caller may not see.',
    then: 'Go back to the list.',
  },
  no_longer_valid: {
    kind: 'gone',
    when: 'The certificate was revoked or replaced; `state` says which. Its file is no longer handed out.',
    then: 'Look at the reason; if it was replaced, take the new one.',
  },
  not_ready: {
    kind: 'conflict',
    when: 'The certificate is being printed.',
    then: 'Try again in a few seconds.',
  },
});

/** What stands between an earned certificate and its paper; told to the bureau, and to the holder as a notice. */
export const OBSTACLES = {
  'certificates.character_not_printable': 'The font lacks a character of the name or unit.',
  'certificates.content_invalid': 'A name is longer than the page has room for.',
  'certificates.too_long_for_one_page': 'Many long names at once.',
  'certificates.issuer_missing': 'The unit has neither a printing office nor a bureau.',
  'certificates.region_missing': 'Neither the issuer nor anything above it has a region code.',
} as const;

export type ObstacleCode = keyof typeof OBSTACLES;
