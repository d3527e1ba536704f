import { asId, calendarYear, formatLocalDate, yearOf } from '@jixu/kernel';
import { type Static, Type } from 'typebox';
import { query, type Route } from '../platform/http/route.ts';
import { assertMaySee } from './access.ts';
import type { CertificatePorts } from './ports.ts';
import { Id, Instant } from './present.ts';
import { certificateOutlook, type Outlook } from './queries/certificate-outlook.ts';

const closed = { additionalProperties: false } as const;
const Text = Type.String();
const TextOrNull = Type.Union([Text, Type.Null()]);

const OutlookSchema = Type.Object(
  {
    period: Type.Object({ from: Text, to: Text }, closed),
    state: Type.Union([
      Type.Literal('issued'),
      Type.Literal('printing'),
      Type.Literal('obstacle'),
      Type.Literal('short'),
      Type.Literal('undecided'),
      Type.Literal('none'),
    ]),
    number: TextOrNull,
    obstacle: Type.Union([
      Type.Object({ code: Text, characters: Text, since: Instant }, closed),
      Type.Null(),
    ]),
    short: Type.Union([
      Type.Object(
        { short: Text, shortIfPending: Text, pendingCount: Type.Integer(), unit: Text },
        closed,
      ),
      Type.Null(),
    ]),
  },
  closed,
);

/** Asked by the holder, and by the offices that see the certificates of the holder. */
export function outlookRoute(ports: CertificatePorts): Route {
  return query({
    id: 'getCertificateOutlook',
    room: 'certificates',
    path: '/api/people/:personId/certificate-outlook',
    summary: 'Why there is a certificate of a year, or why there is none yet',
    policy: { who: 'person' },
    params: Type.Object({ personId: Id }, closed),
    query: Type.Object(
      { year: Type.Optional(Type.Integer({ minimum: 1990, maximum: 2200 })) },
      closed,
    ),
    response: OutlookSchema,
    run: async (read, { params, query: asked }) => {
      const personId = asId<'person'>(params.personId);
      await assertMaySee(read, personId);
      const span = calendarYear(asked.year ?? yearOf(read.today));
      const found = await certificateOutlook(read, ports, { personId, span });
      return {
        period: { from: formatLocalDate(span.from), to: formatLocalDate(span.to) },
        ...presentOutlook(found),
      };
    },
  });
}

function presentOutlook(found: Outlook): Omit<Static<typeof OutlookSchema>, 'period'> {
  const nothing = { number: null, obstacle: null, short: null };
  switch (found.state) {
    case 'issued':
      return { ...nothing, state: found.state, number: found.number };
    case 'obstacle': {
      const { code, detail, since } = found.obstacle;
      const characters = String(detail['characters'] ?? '');
      const obstacle = { code, characters, since: since.toISOString() };
      return { ...nothing, state: found.state, obstacle };
    }
    case 'short': {
      const { short, shortIfPending, pendingCount, rulebook } = found.statement;
      const { unit } = rulebook.edition;
      return {
        ...nothing,
        state: found.state,
        short: { short, shortIfPending, pendingCount, unit },
      };
    }
    default:
      return { ...nothing, state: found.state };
  }
}
