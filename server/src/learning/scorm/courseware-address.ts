const LOOPBACK: readonly string[] = ['localhost', '127.0.0.1', '[::1]'];

/**
 * Where packages are shown: on an origin of their own, so that their scripts can neither act as the
 * learner nor read what the application keeps. The operator names it. On this machine alone, a name
 * below `localhost` does, because browsers take every such name to the same machine.
 */
export function coursewareAddress(named: string | null, publicUrl: string): string | null {
  const application = new URL(publicUrl);
  if (named !== null) return new URL(named).host === application.host ? null : named;
  if (!LOOPBACK.includes(application.hostname)) return null;
  const port = application.port === '' ? '' : `:${application.port}`;
  return `${application.protocol}//courseware.localhost${port}`;
}

/** The addresses that the application itself answers on. */
export function applicationAddresses(publicUrl: string): readonly string[] {
  const { protocol, hostname, port, origin } = new URL(publicUrl);
  if (!LOOPBACK.includes(hostname)) return [origin];
  // A policy has no way to name an IPv6 address.
  const named = LOOPBACK.filter((host) => !host.startsWith('['));
  return named.map((host) => `${protocol}//${host}${port === '' ? '' : `:${port}`}`);
}
