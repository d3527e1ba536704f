import { parseProblem } from '../i18n/problem.ts';
import { reportReachable, reportUnreachable } from './connection.ts';
import { RequestRefused } from './request.ts';

export type Upload = {
  readonly address: string;
  readonly file: Blob;
  readonly name: string;
  readonly idempotencyKey: string;
  /** From 0 to 1 of the bytes sent. */
  readonly onProgress: (share: number) => void;
  readonly signal: AbortSignal;
  /** Recordings take longer than a photo. */
  readonly withinMs?: number;
};

/** A slow phone on a train needs longer for 10 MB than any other request takes. */
const WITHIN_MS = 180_000;

/** Sends one file. Only XMLHttpRequest tells how much of an upload has left the device. */
export function upload(of: Upload): Promise<unknown> {
  const form = new FormData();
  form.append('file', of.file, of.name);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', of.address);
    request.timeout = of.withinMs ?? WITHIN_MS;
    request.responseType = 'json';
    request.setRequestHeader('accept', 'application/json, application/problem+json');
    request.setRequestHeader('idempotency-key', of.idempotencyKey);
    request.upload.addEventListener('progress', (sent) => {
      if (sent.lengthComputable) of.onProgress(sent.loaded / sent.total);
    });
    request.addEventListener('load', () => {
      reportReachable();
      if (request.status >= 200 && request.status < 300) resolve(request.response);
      else reject(new RequestRefused(parseProblem(request.status, request.response)));
    });
    request.addEventListener('error', () => {
      reportUnreachable();
      reject(new RequestRefused({ status: 0, code: 'http.offline' }));
    });
    request.addEventListener('timeout', () =>
      reject(new RequestRefused({ status: 0, code: 'http.timeout' })),
    );
    request.addEventListener('abort', () => reject(of.signal.reason));
    of.signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(form);
  });
}
