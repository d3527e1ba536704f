import type { NodeId, PersonId } from '@jixu/kernel';
import { coursesTaken } from '../../learning/index.ts';
import { ancestorsOf, officeOf, unitOf } from '../../organisations/index.ts';
import type { Reading } from '../../platform/http/route.ts';
import type { Offering } from '../domain/offering.ts';
import { type Attempt, attemptsOf } from '../store/attempt-store.ts';
import { codesPassed, entriesOfPerson, type Entry } from '../store/entry-store.ts';
import { offeredBy, offeringsById } from '../store/offering-store.ts';

export type MyAssessment = {
  readonly offering: Offering;
  readonly entry: Entry | null;
  readonly attempts: readonly Attempt[];
  /** Passed in another year: it counts once. */
  readonly passedBefore: boolean;
};

/** What one signed up for, newest first, then what one may sign up for. */
export async function myAssessments(
  read: Reading,
  personId: PersonId,
): Promise<readonly MyAssessment[]> {
  const entries = (await entriesOfPerson(read.db, personId)).filter(
    (entry) => entry.state !== 'withdrawn',
  );
  const own = await offeringsById(
    read.db,
    entries.map((entry) => entry.offeringId),
  );
  // A course may be another organisation's: whoever took it up is meant by its exam.
  const nodeIds = await organisersFor(read, personId);
  const courseIds = await coursesTaken(read, personId);
  const offered = await offeredBy(read.db, { nodeIds, courseIds }, read.now);
  const others = offered.filter((one) => !own.has(one.offeringId));
  const attempts = await attemptsOf(read.db, { personId, offeringIds: [...own.keys()] });
  const passed = await codesPassed(read.db, personId);
  const mine = entries.flatMap((entry): MyAssessment[] => {
    const offering = own.get(entry.offeringId);
    return offering ? [known(offering, entry, attempts)] : [];
  });
  const open = others.map((offering): MyAssessment => ({
    offering,
    entry: null,
    attempts: [],
    passedBefore: passed.has(`${offering.nodeId} ${offering.code}`),
  }));
  return [...mine, ...open];
}

function known(offering: Offering, entry: Entry, attempts: readonly Attempt[]): MyAssessment {
  const of = attempts.filter((attempt) => attempt.offeringId === offering.offeringId);
  return { offering, entry, attempts: of, passedBefore: false };
}

/** The unit of a person, what lies above it, and the offices that answer for it. */
async function organisersFor(read: Reading, personId: PersonId): Promise<readonly NodeId[]> {
  const unit = await unitOf(read, personId, read.today);
  if (!unit) return [];
  const above = await ancestorsOf(read, unit.unitId, read.today);
  const bureau = await officeOf(read, unit.unitId, 'bureau', read.today);
  const authority = await officeOf(read, unit.unitId, 'authority', read.today);
  return [...above, ...[bureau, authority].flatMap((office) => (office ? [office.nodeId] : []))];
}
