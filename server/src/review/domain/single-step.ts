import type { Route, RouteStep } from './case.ts';

type Said = Pick<RouteStep, 'id' | 'office' | 'label' | 'grounds' | 'rule'>;

/**
 * The route of what one person decides about one case: never by silence, never many at once, and whoever it is
 * about cannot take it back. What a caller names besides replaces a default; a refusal always needs its opinion.
 */
export function singleStep(step: Said & Partial<RouteStep>): Route {
  return {
    withdraw: 'never',
    steps: [
      {
        effect: 'counts',
        silence: null,
        serviceWorkingDays: 10,
        batch: { pass: false, return: false, reject: false },
        asks: [],
        opinion: { pass: 'optional', return: 'required', reject: 'required' },
        mayReturn: false,
        mayReject: true,
        ...step,
      },
    ],
  };
}
