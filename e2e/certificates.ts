import type { TestPerson } from '../server/src/app/testing.ts';
import type { Stage } from './stage.ts';

type Listed = { readonly certificateId: string; readonly number: string; readonly status: string };

/** Certificates are printed by a job; how long a person may have to wait for theirs. */
const WAIT_MS = 60_000;
const LOOK_EVERY_MS = 250;

/** The person's valid certificate once it is there, with the link that its code carries. */
export async function newestCertificate(
  stage: Stage,
  person: TestPerson,
): Promise<{ readonly number: string; readonly checkUrl: string; readonly pdfPath: string }> {
  const until = performance.now() + WAIT_MS;
  while (performance.now() < until) {
    const mine = await stage.world.call(person, 'GET', '/api/certificates/mine');
    const { items } = mine.body as { items: Listed[] };
    const valid = items.find((one) => one.status === 'valid');
    if (valid) {
      const path = `/api/certificates/${person.personId}/${valid.certificateId}`;
      const { checkUrl } = (await stage.world.call(person, 'GET', path)).body as {
        checkUrl: string;
      };
      return { number: valid.number, checkUrl, pdfPath: `${path}/pdf` };
    }
    await new Promise((wake) => setTimeout(wake, LOOK_EVERY_MS));
  }
  throw new Error('no valid certificate in time');
}
