import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { FastifyInstance } from 'fastify';
import type { CoursewarePorts } from '../learning/index.ts';
import { coursewareFile } from '../learning/index.ts';
import { sendPart } from '../platform/http/run-route.ts';

const require = createRequire(import.meta.url);

/** Below this lie foreign pages, and nothing else does on their host. */
export const COURSEWARE = '/courseware/';

/** What the frame page loads: the run-time of the standard, and what joins it to the player. */
const SCRIPTS: Readonly<Record<string, string>> = {
  'scorm-1.2.js': require.resolve('scorm-again/scorm12/min'),
  'scorm-2004.js': require.resolve('scorm-again/scorm2004/min'),
  'value-types-2004.js': require.resolve('../learning/scorm/frame/value-types-2004.cjs'),
  'data-model-2004.js': require.resolve('../learning/scorm/frame/data-model-2004.cjs'),
  'frame.js': require.resolve('../learning/scorm/frame/courseware-frame.cjs'),
};

/**
 * Content does what it likes inside its own address and nothing outside of it: no request leaves, no
 * window opens, nothing above it is led away. `allow-same-origin` is its own origin, which is never
 * that of the application: the server shows courseware on no other host, and nothing else on that.
 */
const SANDBOX = 'sandbox allow-scripts allow-same-origin allow-forms allow-modals allow-downloads';
const CONTENT_POLICY = [
  "default-src 'self' data: blob:",
  "script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:",
  "style-src 'self' 'unsafe-inline'",
  "frame-src 'self' data: blob:",
  "object-src 'none'",
  "base-uri 'self'",
  "form-action 'self'",
];

export type CoursewareServing = CoursewarePorts & {
  /** Where the application itself is shown: only it may frame the player's page. */
  readonly applications: () => readonly string[];
};

/** The files of packages, on the host that is theirs (`createServer` keeps the hosts apart). */
export function serveCourseware(server: FastifyInstance, ports: CoursewareServing): void {
  const framedBy = (): string => `frame-ancestors 'self' ${ports.applications().join(' ')}`;
  server.addHook('onRequest', async (request, reply) => {
    if (!request.url.startsWith(COURSEWARE)) return;
    reply
      .header('x-content-type-options', 'nosniff')
      .header('referrer-policy', 'no-referrer')
      .header('cross-origin-resource-policy', 'same-origin')
      .header('permissions-policy', 'camera=(), microphone=(), geolocation=(), payment=(), usb=()');
  });
  server.get<{ Params: { script: string } }>(
    '/courseware/run-time/:script',
    { schema: { hide: true } },
    async ({ params }, reply) => {
      const file = SCRIPTS[params.script];
      if (file === undefined) return reply.callNotFound();
      return reply
        .header('content-type', 'text/javascript; charset=utf-8')
        .header('cache-control', 'no-cache')
        .send(await readFile(file));
    },
  );
  server.get<{ Params: { token: string } }>(
    '/courseware/:token/frame',
    { schema: { hide: true } },
    async (_request, reply) =>
      reply
        .header('content-type', 'text/html; charset=utf-8')
        .header('cache-control', 'no-store')
        .header(
          'content-security-policy',
          `default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; frame-src 'self'; ${framedBy()}; ${SANDBOX}`,
        )
        .send(framePage()),
  );
  server.get<{ Params: { token: string; '*': string } }>(
    '/courseware/:token/p/*',
    { schema: { hide: true } },
    async (request, reply) => {
      const found = await coursewareFile(ports, request.params.token, request.params['*']);
      if (found === null) return reply.callNotFound();
      reply
        .header('content-type', found.mediaType)
        .header('cache-control', 'private, max-age=3600')
        .header('content-security-policy', [...CONTENT_POLICY, framedBy(), SANDBOX].join('; '));
      if (found.bytes === 0) return reply.send(Buffer.alloc(0));
      return sendPart(found, request.headers.range, reply);
    },
  );
}

function framePage(): string {
  return `<!doctype html>
<html><head><meta charset="utf-8"><title>SCORM</title>
<style>html,body,iframe{margin:0;border:0;width:100%;height:100%;overflow:hidden}</style></head>
<body><script src="/courseware/run-time/value-types-2004.js"></script>
<script src="/courseware/run-time/data-model-2004.js"></script>
<script src="/courseware/run-time/frame.js"></script></body></html>
`;
}
