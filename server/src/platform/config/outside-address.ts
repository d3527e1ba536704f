import { ConfigError } from './config.ts';

export type OutsideAddress = {
  readonly url: URL;
  /** Of a JSON request to it, the token included. */
  readonly headers: Readonly<Record<string, string>>;
};

/**
 * Where an operator's own relay listens, and the token it asks for: `https://:token@relay.example/path`. What is sent
 * there does not leave this machine in the clear: `http` only to itself. `name` is the setting it stands in.
 */
export function outsideAddress(name: string, text: string): OutsideAddress {
  const url = URL.canParse(text) ? new URL(text) : null;
  const local = url !== null && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url?.protocol !== 'https:' && !(local && url.protocol === 'http:')) {
    // The text may hold a token, so the message does not repeat it.
    throw new ConfigError(`${name} must look like https://:token@relay.example/path`);
  }
  const token = decodeURIComponent(url.password);
  url.username = '';
  url.password = '';
  const headers = {
    'content-type': 'application/json',
    ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
  };
  return { url, headers };
}
