import './key-hint.css';

/** A key printed on or beside what it presses. */
export function KeyHint({ children }: { readonly children: React.ReactNode }) {
  return <kbd className="jx-key">{children}</kbd>;
}
