import { asId, assert, type EvidenceId, present } from '@jixu/kernel';
import { declarationById, type Draft, saveDraft, submit } from '../../../declarations/index.ts';
import { handIn } from '../../../evidence/index.ts';
import { receiveRecord } from '../../../exchange/index.ts';
import { readingOf } from '../../../platform/http/route.ts';
import { caseView, decideCase, withdrawCase } from '../../../review/index.ts';
import type {
  Decide,
  Declare,
  PlannedEvent,
  PlannedFile,
  Push,
  Withdraw,
} from '../plan/planned.ts';
import type { Proof, ProofStock } from './proof-stock.ts';
import { asPerson, type Stage, stagePerson } from './stage.ts';

export type PerformPorts = {
  readonly stage: Stage;
  readonly proofs: ProofStock;
  readonly logIn: (name: string) => Promise<void>;
  readonly loginNameOf: (person: string) => string;
};

/** Does what the plan says happened, through the command that the product has for it. */
export async function performEvent(ports: PerformPorts, event: PlannedEvent): Promise<void> {
  switch (event.do) {
    case 'push':
      return push(ports.stage, event);
    case 'declare':
      return declare(ports, event);
    case 'decide':
      return decide(ports.stage, event);
    case 'withdraw':
      return withdraw(ports.stage, event);
    case 'log-in':
      return ports.logIn(ports.loginNameOf(event.subject));
  }
}

async function push(stage: Stage, event: Push): Promise<void> {
  const person = stagePerson(stage, event.subject);
  const senderId = present(stage.senders.get(event.sender), `sender ${event.sender}`);
  const receipt = await stage.jixu.operations.run(
    { type: 'exchange.receive-record', actor: { kind: 'sender', senderId } },
    (op) =>
      receiveRecord(op, stage.jixu.rooms.exchange, senderId, {
        externalId: event.externalId,
        idNumber: event.mistake?.idNumber ?? person.idNumber,
        name: event.mistake?.name ?? person.name,
        title: event.title,
        record: event.record,
      }),
  );
  const expected = event.mistake ? 'quarantined' : 'recorded';
  assert(receipt.state === expected, `demonstration: ${event.externalId} was ${receipt.state}`);
}

async function declare(ports: PerformPorts, event: Declare): Promise<void> {
  const { stage } = ports;
  const { declarations } = stage.jixu.rooms;
  const who = stagePerson(stage, event.subject);
  const before = stage.declarations.get(event.declaration);
  const attachments: Attached[] = [];
  for (const file of event.files) {
    const proof = await ports.proofs.take(file);
    const handedIn = await asPerson(stage, { type: 'evidence.hand-in', who, subject: who }, (op) =>
      handIn(op, proof.received, { personId: who.personId }),
    );
    attachments.push(attachment(handedIn.file.evidenceId, event, file, proof));
  }
  const draft = await asPerson(
    stage,
    { type: 'declarations.save-draft', who, subject: who },
    async (op) => {
      const id = before?.declarationId ?? asId<'declaration'>(op.newId());
      const returned = await declarationById(op.tx, who.personId, id);
      return saveDraft(op, declarations, {
        personId: who.personId,
        declarationId: id,
        formId: event.formId,
        category: event.category,
        values: event.values,
        attachments,
        baseVersion: returned?.version ?? 0,
      });
    },
  );
  if (!event.submit) return;
  const submitted = await asPerson(
    stage,
    { type: 'declarations.submit', who, subject: who },
    (op) => submit(op, declarations, draft),
  );
  stage.declarations.set(event.declaration, submitted);
}

type Attached = Draft['attachments'][number];

/** Ties each field to the places of the page that state it; boxes go from fractions to thousandths. */
function attachment(
  evidenceId: EvidenceId,
  event: Declare,
  file: PlannedFile,
  proof: Proof,
): Attached {
  const ties = proof.regions.flatMap((region) =>
    (file.ties[region.fact] ?? [])
      .filter((field) => event.values[field] !== undefined)
      .map((field) => {
        const [left, top, right, bottom] = region.box;
        const box = [thousandths(left), thousandths(top), thousandths(right), thousandths(bottom)];
        return { field, page: region.page, box: quadruple(box) };
      }),
  );
  return { evidenceId, slot: file.slot, ties };
}

function thousandths(fraction: number): number {
  return Math.round(fraction * 1_000);
}

function quadruple(box: readonly number[]): readonly [number, number, number, number] {
  const [a = 0, b = 0, c = 0, d = 0] = box;
  return [a, b, c, d];
}

async function decide(stage: Stage, event: Decide): Promise<void> {
  const subject = stagePerson(stage, event.subject);
  const caseId = caseOf(stage, event);
  await asPerson(
    stage,
    { type: 'review.decide', who: stagePerson(stage, event.by), subject },
    async (op) => {
      const seen = await caseView(readingOf(op), subject.personId, caseId);
      await decideCase(op, stage.jixu.rooms.owners, {
        subjectId: subject.personId,
        caseId,
        version: seen.reviewed.version,
        outcome: event.outcome,
        opinion: event.opinion,
        fields: event.fields,
        inBatch: false,
      });
    },
  );
}

async function withdraw(stage: Stage, event: Withdraw): Promise<void> {
  const subject = stagePerson(stage, event.subject);
  const caseId = caseOf(stage, event);
  await asPerson(stage, { type: 'review.withdraw', who: subject, subject }, (op) =>
    withdrawCase(op, stage.jixu.rooms.owners, { subjectId: subject.personId, caseId }),
  );
}

function caseOf(stage: Stage, event: Decide | Withdraw) {
  const declaration = present(stage.declarations.get(event.declaration), event.declaration);
  return present(declaration.caseId, 'a submitted declaration');
}
