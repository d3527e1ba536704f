import { createContext, use } from 'react';
import { createPortal } from 'react-dom';

/** The place in the bar of the desk that a page may fill, e.g. with its search. */
export const DeskAsidePlace = createContext<HTMLElement | null>(null);

/** Draws its children in the bar; nothing on a shell without that place. */
export function DeskAside({ children }: { readonly children: React.ReactNode }) {
  const place = use(DeskAsidePlace);
  return place === null ? null : createPortal(children, place);
}
