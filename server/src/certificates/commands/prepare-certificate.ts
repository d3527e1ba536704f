import {
  assert,
  type CertificateId,
  fail,
  type NodeId,
  ok,
  present,
  type Result,
} from '@jixu/kernel';
import { Check } from 'typebox/value';
import { personCards, profilesOf } from '../../identity/index.ts';
import { ancestorsOf, officeOf } from '../../organisations/index.ts';
import type { Statement } from '../../hours/index.ts';
import { tokenHash } from '../../platform/crypto/token.ts';
import { nextInSeries } from '../../platform/db/series.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import {
  type CertificateContent,
  certificateContentSchema,
  printedTexts,
} from '../document/certificate-content.ts';
import { signPayload } from '../document/certificate-payload.ts';
import type { Slot } from '../domain/certificate.ts';
import { contentOf, wordsSha256 } from '../domain/certificate-content.ts';
import { certificateNumber, seriesOf } from '../domain/certificate-number.ts';
import { postWords } from '../domain/certificate-words.ts';
import type { Paper } from '../domain/paper.ts';
import { type Trace, traceSha256 } from '../domain/trace.ts';
import type { ObstacleCode } from '../errors.ts';
import type { CertificatePorts } from '../ports.ts';
import { signerOf } from '../signer-of.ts';
import { insertPrepared } from '../store/certificate-store.ts';
import { claimNames } from '../store/claim-store.ts';
import { pinKey } from '../store/key-store.ts';
import { failedBefore } from '../store/obstacle-store.ts';
import { ledgerSeq, officeCards } from '../store/surroundings-store.ts';
import { printJob } from '../print-job.ts';

/** Bytes of the check link: 160 random bits cannot be searched. */
const TOKEN_BYTES = 20;

/** Stands where number and token will be while the words are looked at. */
const DRAFT = { number: 'JX-0000-0000-0000000-0', token: 'draft' } as const;

type Prepared =
  | { readonly ok: true; readonly certificateId: CertificateId }
  | {
      readonly ok: false;
      readonly code: ObstacleCode;
      readonly detail?: Readonly<Record<string, string | number>>;
      readonly issuerId: NodeId | null;
      readonly wordsSha256: string | null;
    };

/** Takes a number, freezes and signs the content. The caller holds the account and has ended what was held before. */
export async function prepareCertificate(
  op: Operation,
  ports: CertificatePorts,
  of: { slot: Slot; statement: Statement; paper: Paper },
): Promise<Prepared> {
  const issuer = await issuerOf(op, of.statement.rulebook.unitId);
  if (!issuer.ok) return { ...issuer, issuerId: null, wordsSha256: null };
  const { nodeId: issuerId, name: issuerName, regionCode } = issuer.value;
  const { edition } = of.statement.rulebook;
  const facts = {
    ...(await holderOf(op, of)),
    issuerName,
    paper: of.paper,
    edition,
    span: of.slot.span,
    today: op.today,
    publicUrl: ports.publicUrl(),
  };
  const refused = await refuseWords(op, ports, of.slot, contentOf({ ...facts, ...DRAFT }));
  if (refused !== null) return { ...refused, issuerId };
  const series = { regionCode, span: of.slot.span, series: of.paper.series };
  const certificateId = op.newId<'certificate'>();
  const token = op.secret(TOKEN_BYTES).toString('base64url');
  const serial = await nextInSeries(op.tx, `certificate:${seriesOf(series)}`);
  const content = contentOf({ ...facts, number: certificateNumber({ ...series, serial }), token });
  await keep(op, ports, { ...of, certificateId, issuerId, content });
  await claimNames(op.tx, {
    personId: of.slot.personId,
    certificateId,
    number: content.number,
    tokenHash: tokenHash(token),
  });
  op.enqueue(printJob({ personId: of.slot.personId, certificateId }));
  return { ok: true, certificateId };
}

/** Asked before a number is taken: words that cannot be printed must not use one up, nor a second one. */
async function refuseWords(
  op: Operation,
  ports: CertificatePorts,
  slot: Slot,
  draft: CertificateContent,
) {
  const digest = wordsSha256(draft);
  if (!Check(certificateContentSchema, draft)) {
    return { ...fail('certificates.content_invalid'), wordsSha256: digest };
  }
  const missing = ports.printer.missingGlyphs(printedTexts(draft).join(''));
  if (missing.length > 0) {
    const detail = { characters: missing.join('') };
    const refused = fail('certificates.character_not_printable', detail);
    return { ...refused, wordsSha256: digest };
  }
  const code = await failedBefore(op.tx, slot, digest);
  return code === null ? null : { ...fail(code), wordsSha256: digest };
}

async function keep(
  op: Operation,
  ports: CertificatePorts,
  of: {
    slot: Slot;
    statement: Statement;
    paper: Paper;
    certificateId: CertificateId;
    issuerId: NodeId;
    content: CertificateContent;
  },
): Promise<void> {
  const { edition, pack } = of.statement.rulebook;
  const trace: Trace = {
    editions: pack.editions.map((each) => each.ref),
    input: of.statement.input,
    output: of.statement.certain,
  };
  const digest = traceSha256(trace);
  const signer = signerOf(ports.keyring);
  await pinKey(op.tx, { ...signer, at: op.now });
  const payload = await signPayload(
    {
      content: of.content,
      ids: { certificate: of.certificateId, issuer: of.issuerId },
      hashes: { pack: edition.hash, trace: digest },
    },
    signer,
  );
  const { checkUrl: _, ...frozen } = of.content;
  const inserted = await insertPrepared(op.tx, {
    ...of.slot,
    certificateId: of.certificateId,
    number: of.content.number,
    kind: of.content.kind,
    packRef: edition.ref,
    issuerId: of.issuerId,
    content: frozen,
    figures: of.paper.figures,
    ...whereFound(of),
    trace,
    traceSha256: digest,
    sealedPayload: ports.keyring.encrypt(payload),
    ledgerSeq: await ledgerSeq(op.tx, of.slot.personId),
    preparedAt: op.now,
  });
  assert(inserted, 'certificates: a second one for a period under the lock of its account');
}

/** Where the holder, and whoever keeps the course, find its paper. */
function whereFound({ slot, statement }: { slot: Slot; statement: Statement }) {
  const record = statement.lines.find((one) => one.record.recordId === slot.recordId)?.record;
  return { sourceId: record?.source.id ?? null, courseKey: record?.facts.key ?? null };
}

type Issuer = { readonly nodeId: NodeId; readonly name: string; readonly regionCode: string };

/** Who prints for the unit; where nobody does, its bureau. The region is the issuer's own, else the nearest above it. */
async function issuerOf(
  op: Operation,
  unitId: NodeId,
): Promise<Result<Issuer, 'certificates.issuer_missing' | 'certificates.region_missing'>> {
  const read = { db: op.tx };
  const office =
    (await officeOf(read, unitId, 'printing', op.today)) ??
    (await officeOf(read, unitId, 'bureau', op.today));
  if (!office) return fail('certificates.issuer_missing');
  const chain = await officeCards(op.tx, await ancestorsOf(read, office.nodeId, op.today));
  const region = chain.find((card) => card.regionCode !== null)?.regionCode ?? null;
  if (region === null) return fail('certificates.region_missing');
  return ok({ nodeId: office.nodeId, name: office.name, regionCode: region });
}

/** The holder's words as of the day of issue. */
async function holderOf(
  op: Operation,
  of: { slot: Slot; statement: Statement },
): Promise<{ holder: { name: string; maskedId: string }; unitName: string; post: string }> {
  const { personId } = of.slot;
  const card = (await personCards({ db: op.tx }, [personId])).get(personId);
  const profile = (await profilesOf({ db: op.tx }, [personId], op.today)).get(personId);
  const [unit] = await officeCards(op.tx, [of.statement.rulebook.unitId]);
  const { name, documentMask } = present(card, 'the holder of a certificate');
  return {
    holder: { name, maskedId: documentMask },
    unitName: present(unit, 'the unit of a rulebook').name,
    post: profile ? postWords(profile.facts, profile.post) : '',
  };
}
