import { queryOptions } from '@tanstack/react-query';
import { answerOf, type Answer, api } from '../../app/api.ts';
import { fetchAnswer } from '../../app/request.ts';

export type Checked = Answer<'checkCertificateByToken'>;
export type CheckedFile = Answer<'checkCertificatePdf'>;
export type PublicCertificate = NonNullable<Checked['certificate']>;

/** Our record behind a check link, asked anew each time the page is opened: it may have changed. */
export function checkedQuery(token: string) {
  return queryOptions({
    queryKey: ['public-check', token],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/public/certificates/by-token/{token}', {
          params: { path: { token } },
          signal,
        }),
      ),
    staleTime: 0,
  });
}

export function checkNumber(of: { readonly number: string; readonly name: string }) {
  return answerOf(api.POST('/api/public/certificates/check', { body: of }));
}

export function checkHolder(of: { readonly token: string; readonly name: string }) {
  return answerOf(
    api.POST('/api/public/certificates/{token}/holder', {
      params: { path: { token: of.token } },
      body: { name: of.name },
    }),
  );
}

/** The bytes go as a form of their own; a typed body is JSON. */
export function checkFile(file: File): Promise<CheckedFile> {
  const form = new FormData();
  form.set('file', file);
  return answerOf(
    api.POST('/api/public/certificates/check-pdf', {
      fetch: (request) => fetchAnswer(request, { body: form }),
    }),
  );
}
