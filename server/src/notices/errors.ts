import { refusals } from '../platform/operation/refusal.ts';

export const { refuse, catalogue } = refusals('notices', {
  link_unknown: {
    kind: 'unprocessable',
    when: 'The link at the end of a letter is not one of ours, or is older than half a year.',
    then: 'Log in and choose in the settings of notices.',
  },
});
