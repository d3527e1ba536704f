import { Navigate, useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { paths } from './pages.ts';

/** To the way in, and back here afterwards. The address is read once: it changes while this leads away. */
export function ToSignIn() {
  const { href } = useLocation();
  const [next] = useState(href);
  return <Navigate to={paths.signIn} search={{ next }} replace />;
}
