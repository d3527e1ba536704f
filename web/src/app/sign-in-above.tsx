import { lazy, Suspense } from 'react';

const SignInAgain = lazy(async () => {
  const { SignInAgain: found } = await import('../features/identity/sign-in-again.tsx');
  return { default: found };
});

/** Covers the page of a session that has ended until its person is back. */
export function SignInAbove(props: { readonly name: string }) {
  return (
    <Suspense>
      <SignInAgain {...props} />
    </Suspense>
  );
}
