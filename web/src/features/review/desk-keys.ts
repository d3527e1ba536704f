import { useEffect, useState } from 'react';

/** What a pressed key does; `undefined` leaves the key to the browser. */
export type KeyMap = Readonly<Record<string, (() => void) | undefined>>;

const STORED_AS = 'jixu.desk-keys';

function typesText(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.closest('input, textarea, select') !== null;
}

/** One that was closed stays in the document and is not drawn. */
function dialogOpen(): boolean {
  const dialogs = document.querySelectorAll('[role="dialog"]');
  return [...dialogs].some((dialog) => dialog.getClientRects().length > 0);
}

/** Space and Enter press what has the focus; a dialog has keys of its own. */
function belongsElsewhere(press: KeyboardEvent): boolean {
  if (press.ctrlKey || press.metaKey || press.altKey || press.isComposing) return true;
  if (typesText(press.target)) return true;
  if (dialogOpen()) return true;
  const onControl =
    press.target instanceof HTMLElement && press.target.closest('button, a, [role="tab"]') !== null;
  return onControl && (press.key === ' ' || press.key.startsWith('Arrow'));
}

/** Single keys for the whole desk, off while one types and wherever the reader has switched them off. */
export function useDeskKeys(keys: KeyMap, on: boolean): void {
  useEffect(() => {
    if (!on) return undefined;
    const press = (event: KeyboardEvent) => {
      if (event.repeat) return;
      // Out of a field and back to the keys, without the mouse.
      if (event.key === 'Escape' && typesText(event.target) && !dialogOpen()) {
        if (event.target instanceof HTMLElement) event.target.blur();
        return;
      }
      if (belongsElsewhere(event)) return;
      const act = keys[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (act === undefined) return;
      event.preventDefault();
      act();
    };
    window.addEventListener('keydown', press);
    return () => window.removeEventListener('keydown', press);
  });
}

function stored(): boolean {
  try {
    return localStorage.getItem(STORED_AS) !== 'off';
  } catch {
    return true;
  }
}

/** Letters that act alone must be switchable (WCAG 2.1.4). */
export function useKeysSwitch(): [boolean, (on: boolean) => void] {
  const [on, setOn] = useState(stored);
  return [
    on,
    (next) => {
      setOn(next);
      try {
        localStorage.setItem(STORED_AS, next ? 'on' : 'off');
      } catch {
        // Holds for this page only, as a private window promises.
      }
    },
  ];
}
