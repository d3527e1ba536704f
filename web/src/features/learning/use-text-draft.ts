import { draftKey, useDraft } from '../../app/drafts.ts';
import { useSignedIn } from '../../app/session.ts';

const textOf = (kept: unknown) => (typeof kept === 'string' ? kept : undefined);

/** A text that is still on this device after a reload, a closed drawer, or a session that ended; `sent` clears it. */
export function useTextDraft(of: { readonly form: string; readonly id: string }): {
  readonly text: string;
  readonly write: (text: string) => void;
  readonly sent: () => void;
} {
  const { accountId } = useSignedIn();
  const draft = useDraft(draftKey({ account: accountId, ...of }), '', textOf);
  const { set, discard } = draft;
  return {
    text: draft.value,
    write: set,
    sent: () => {
      set('');
      void discard();
    },
  };
}
