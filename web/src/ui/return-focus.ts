import { useEffect, useState } from 'react';

/**
 * Closing gives the focus back to what opened. Ant Design's own return is lost when a content that is
 * destroyed on closing is closed before its opening motion has ended.
 */
export function useReturnFocus(open: boolean): void {
  const [wasOpen, setWasOpen] = useState(false);
  const [opener, setOpener] = useState<Element | null>(null);
  if (open !== wasOpen) {
    setWasOpen(open);
    // Read while rendering: by the first effect the drawer has taken the focus already.
    if (open) setOpener(document.activeElement);
  }
  useEffect(() => {
    if (!open && opener instanceof HTMLElement && opener.isConnected) opener.focus();
  }, [open, opener]);
}
