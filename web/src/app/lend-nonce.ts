/** Vite prints it into the page; the server puts a fresh value into every answer. */
export const nonce = document.querySelector<HTMLMetaElement>('meta[property=csp-nonce]')?.nonce;

/**
 * Parts of Ant Design (scroll lock, scroll bar width) write style elements without passing the
 * page's nonce on, and the content security policy would drop them. Script that may run at all may
 * style the page too, so nothing is opened by giving every style element of ours the nonce.
 */
export function lendNonce(): void {
  if (!nonce) return;
  const create = document.createElement.bind(document);
  Object.defineProperty(document, 'createElement', {
    configurable: true,
    value: (name: string, options?: ElementCreationOptions) => {
      const element = create(name, options);
      if (element instanceof HTMLStyleElement) element.nonce = nonce;
      return element;
    },
  });
}
