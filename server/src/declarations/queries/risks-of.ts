import { asId, type EvidenceId, type PersonId } from '@jixu/kernel';
import { evidenceOf, looksAlike, sameFiles } from '../../evidence/index.ts';
import {
  type HourRecord,
  type RecordFacts,
  recordsOf,
  sameKeyElsewhere,
} from '../../hours/index.ts';
import { personCards } from '../../identity/index.ts';
import type { Reading } from '../../platform/http/route.ts';
import {
  authorsBeyondSignatures,
  contradictionsOf,
  type Risk,
  type Told,
  type ToldFile,
} from '../domain/contradictions.ts';
import {
  attachedFiles,
  type Claimed,
  claimsOn,
  declarationNumbers,
} from '../store/declaration-store.ts';
import { registrationOf } from '../store/registration-store.ts';

export type RiskQuestion = {
  readonly personId: PersonId;
  readonly recordId: string;
  readonly title: string;
  readonly facts: RecordFacts;
  readonly evidenceIds: readonly EvidenceId[];
};

const AT_WORK: readonly HourRecord['status'][] = ['pending', 'approved'];

/** What a record says against the person's other records: what the person may know, and the reviewer as well. */
export async function ownRisks(
  read: Pick<Reading, 'db'>,
  of: RiskQuestion,
): Promise<readonly Risk[]> {
  const records = (await recordsOf(read.db, of.personId)).filter(
    (record) => record.recordId !== of.recordId && AT_WORK.includes(record.status),
  );
  if (records.length === 0) return contradictionsOf(await toldOf(read, of), [], looksAlike);
  const numbers = await declarationNumbers(read.db, of.personId);
  const attached = await attachedFiles(read.db, of.personId);
  const known = await evidenceOf(read, of.personId, [
    ...new Set([...attached.flatMap((one) => one.evidenceIds), ...of.evidenceIds]),
  ]);
  const files = new Map(known.map((file): [string, ToldFile] => [file.evidenceId, file]));
  const filesOf = (ids: readonly string[]) => ids.flatMap((id) => files.get(id) ?? []);
  const others = records.map((record): Told => {
    const ids = attached.find((one) => one.declarationId === record.source.id)?.evidenceIds ?? [];
    return {
      recordId: record.recordId,
      number: numbers.get(record.source.id) ?? '',
      title: record.title,
      facts: record.facts,
      source: record.source.kind,
      files: filesOf(ids),
    };
  });
  const told = { ...of, number: '', source: 'declaration', files: filesOf(of.evidenceIds) };
  return contradictionsOf(told, others, looksAlike);
}

async function toldOf(read: Pick<Reading, 'db'>, of: RiskQuestion): Promise<Told> {
  const files = await evidenceOf(read, of.personId, of.evidenceIds);
  return { ...of, number: '', source: 'declaration', files };
}

/** What only a reviewer is told: what other people claim of the same work, or hand in as the same file. */
export async function reviewersRisks(
  read: Pick<Reading, 'db'>,
  of: RiskQuestion & { readonly declarationId: string },
): Promise<readonly Risk[]> {
  return [
    ...(await objections(read, of)),
    ...(await ownRisks(read, of)),
    ...(await sameWorkElsewhere(read, of)),
    ...(await sameFilesElsewhere(read, of)),
  ];
}

async function objections(
  read: Pick<Reading, 'db'>,
  of: { personId: PersonId; declarationId: string },
): Promise<readonly Risk[]> {
  const note = await registrationOf(read.db, of.personId, asId<'declaration'>(of.declarationId));
  if (!note?.objection) return [];
  return [{ code: 'declarations.risk_person_objects', detail: { text: note.objection.text } }];
}

async function sameWorkElsewhere(
  read: Pick<Reading, 'db'>,
  of: RiskQuestion,
): Promise<readonly Risk[]> {
  const { key } = of.facts;
  if (key === undefined) return [];
  const others = await sameKeyElsewhere(read.db, key, of.personId);
  const ids = others.map((other) => other.personId);
  const cards = await personCards(read, ids);
  const mine = of.facts.attrs?.['rank'];
  const risks = others.map((other): Risk => {
    const rank = other.facts.attrs?.['rank'];
    const same = mine !== undefined && rank === mine;
    const name = cards.get(other.personId)?.name ?? '';
    return {
      code: same ? 'declarations.risk_same_work_same_rank' : 'declarations.risk_same_work',
      detail: { name, rank: Number(rank ?? 0) },
    };
  });
  const ranks = [of.facts, ...others.map((other) => other.facts)].map(rankOf);
  const beyond = authorsBeyondSignatures(ranks);
  if (beyond) risks.push({ code: 'declarations.risk_more_authors', detail: beyond });
  return risks;
}

function rankOf(facts: RecordFacts): number | null {
  const rank = Number(facts.attrs?.['rank']);
  return Number.isSafeInteger(rank) && rank > 0 ? rank : null;
}

/** Claims of other people, waiting or counted, that rest on the very bytes of this file. */
export async function claimsOnSameFile(
  read: Pick<Reading, 'db'>,
  of: { readonly sha256: string; readonly notPersonId: PersonId },
): Promise<readonly Claimed[]> {
  return claimsOn(read.db, await sameFiles(read, of));
}

/** Does one of these say that somebody else handed in the same file, and of so few that they may not know it? */
export function tellsFewOfOneFile(risks: readonly Risk[]): boolean {
  return risks.some(
    ({ code, detail }) => SAME_FILE.includes(code) && Number(detail['people']) <= FEW_SHARE,
  );
}

const SAME_FILE: readonly string[] = [
  'declarations.risk_same_file',
  'declarations.risk_shared_list',
];
/** Of one file; where more share it already, each of them was told of the others. */
export const FEW_SHARE = 5;

async function sameFilesElsewhere(
  read: Pick<Reading, 'db'>,
  of: RiskQuestion & { readonly declarationId: string },
): Promise<readonly Risk[]> {
  const note = await registrationOf(read.db, of.personId, asId<'declaration'>(of.declarationId));
  const risks: Risk[] = [];
  for (const file of await evidenceOf(read, of.personId, of.evidenceIds)) {
    const claims = await claimsOnSameFile(read, {
      sha256: file.sha256,
      notPersonId: of.personId,
    });
    const people = new Set(claims.map((one) => one.personId)).size;
    if (people === 0) continue;
    // One list for a whole class is what a unit hands in; the same file from two people is not.
    const list = note !== null && file.uploadedBy === note.registeredBy;
    const code = list ? 'declarations.risk_shared_list' : 'declarations.risk_same_file';
    risks.push({ code, detail: { name: file.name, people } });
  }
  return risks;
}
