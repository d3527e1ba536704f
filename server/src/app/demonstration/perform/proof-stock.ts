import { present, seededRandom } from '@jixu/kernel';
import { EVIDENCE_AREA, receiveMadeFile, type ReceivedFile } from '../../../evidence/index.ts';
import { notoSansFonts, notoSerifFonts } from '../../../platform/print/noto-fonts.ts';
import { createPrinter } from '../../../platform/print/printer.ts';
import type { EvidenceRegion } from '../evidence/evidence-spec.ts';
import { createEvidenceMaker } from '../evidence/make-evidence.ts';
import type { Jixu } from '../../compose.ts';
import type { Plan, PlannedFile } from '../plan/planned.ts';
import { inParallel } from './in-parallel.ts';

export type Proof = {
  readonly received: ReceivedFile;
  readonly regions: readonly EvidenceRegion[];
};

/** The files of all declarations, made ahead of them: printing has a process of its own and needs no clock. */
export type ProofStock = {
  readonly take: (file: PlannedFile) => Promise<Proof>;
  readonly count: number;
  readonly close: () => Promise<void>;
};

/** One page is printed while the picture of another is drawn. */
const FILES_AT_ONCE = 3;

export async function createProofStock(jixu: Jixu, plan: Plan): Promise<ProofStock> {
  const files = plan.events.flatMap((event) => (event.do === 'declare' ? event.files : []));
  const printer = await createPrinter({ fonts: [...notoSerifFonts(), ...notoSansFonts()] });
  const make = createEvidenceMaker(printer);
  const area = jixu.rooms.evidence.storage.area(EVIDENCE_AREA);
  const waiting = new Map(files.map((file) => [file, Promise.withResolvers<Proof>()]));
  // A failure is met where the proof is taken; until then nobody listens.
  for (const { promise } of waiting.values()) promise.catch(() => undefined);
  const produced = inParallel(files, FILES_AT_ONCE, async (file) => {
    const slot = present(waiting.get(file), 'a place for a proof');
    try {
      const made = await make(seededRandom(file.seed), file.spec);
      slot.resolve({ received: await receiveMadeFile(area, made), regions: made.regions });
    } catch (error) {
      slot.reject(error);
    }
  });
  return {
    take: (file) => present(waiting.get(file), 'a planned proof').promise,
    count: files.length,
    close: async () => {
      await produced;
      await printer.close();
    },
  };
}
