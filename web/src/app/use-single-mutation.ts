import {
  useMutation,
  type UseMutationOptions,
  type UseMutationResult,
} from '@tanstack/react-query';
import { useRef } from 'react';

/**
 * A mutation of which one runs at a time. A button is locked only once it is drawn anew; the second half of a double
 * click comes before that, and would be refused as the same thing twice.
 */
export function useSingleMutation<Done, Content>(
  of: Omit<UseMutationOptions<Done, Error, Content>, 'mutationFn'> & {
    readonly mutationFn: (content: Content) => Promise<Done>;
  },
): UseMutationResult<Done, Error, Content> {
  const running = useRef(false);
  const mutation = useMutation<Done, Error, Content>({
    ...of,
    mutationFn: async (content) => {
      try {
        return await of.mutationFn(content);
      } finally {
        running.current = false;
      }
    },
  });
  return {
    ...mutation,
    mutate: (...what) => {
      if (running.current) return;
      running.current = true;
      mutation.mutate(...what);
    },
  };
}
