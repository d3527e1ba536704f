import type { Json } from '@jixu/kernel';
import { type Step, useStep as useStepOf } from '../../app/use-step.ts';
import { organisationsErrors } from './organisations-errors.ts';

/** One act on people or organisations; everything of these rooms is asked anew after it. */
export function useStep<Content extends Json, Done>(of: {
  readonly act: (content: Content, key: string) => Promise<Done>;
  readonly onDone?: (done: Done, content: Content) => void;
}): Step<Content, Done> {
  return useStepOf({ ...of, touches: ['organisations', 'people'], words: organisationsErrors });
}
