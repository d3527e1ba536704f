import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

export type Finding = { readonly line: number; readonly problem: string };
export type Report = {
  readonly accounts: number;
  readonly entries: number;
  readonly findings: readonly Finding[];
};

type Line = Readonly<Record<string, unknown>>;

/** After this many the ledger is wrong and more of the same says nothing new. */
const FINDINGS_MAX = 100;
const HASHED = [
  'category',
  'claimId',
  'effectiveOn',
  'entryId',
  'format',
  'holder',
  'kind',
  'operationId',
  'packRef',
  'periodFrom',
  'periodTo',
  'postedAt',
  'prevHash',
  'reason',
  'recordId',
  'seq',
  'ticks',
  'traceSha256',
] as const;
const INTEGERS = new Set(['format', 'seq', 'ticks']);
const KINDS = new Set(['grant', 'recount', 'reversal', 'correction']);
const TICKS_PER_HOUR = 1800;

/** What is known of the person whose lines are being read; forgotten when the next person begins. */
type Person = {
  holder: string;
  lastSeq: number;
  headHash: string;
  seq: number;
  hash: string;
  readonly entryIds: Set<string>;
  readonly postings: Set<string>;
  readonly byRecord: Map<string, number>;
  readonly byCategory: Map<string, number>;
  readonly told: Set<string>;
};

export async function verifyLedger(file: string): Promise<Report> {
  const check = new Verifier();
  const lines = createInterface({ input: createReadStream(file), crlfDelay: Infinity });
  for await (const text of lines) check.read(text);
  check.finish();
  return { accounts: check.accounts, entries: check.entries, findings: check.findings };
}

/** Holds the state of one pass over a file: memory for one person, whatever the number of people. */
class Verifier {
  accounts = 0;
  entries = 0;
  readonly findings: Finding[] = [];
  private line = 0;
  private person: Person | null = null;
  private ended = false;
  private begun = false;

  read(text: string): void {
    this.line += 1;
    if (text.trim() === '') return;
    const line = this.parse(text);
    if (!line) return;
    if (this.ended) this.find('a line after the end');
    switch (line['type']) {
      case 'export':
        this.begin(line);
        return;
      case 'account':
        this.account(line);
        return;
      case 'entry':
        this.entry(line);
        return;
      case 'standing':
        this.standing(line);
        return;
      case 'end':
        this.end(line);
        return;
      default:
        this.find(`unknown line type ${JSON.stringify(line['type'])}`);
    }
  }

  finish(): void {
    if (!this.begun) this.find('not an export: the first line does not say jixu-ledger/1');
    if (!this.ended) this.find('the export is cut off: no last line');
  }

  private parse(text: string): Line | null {
    try {
      const value: unknown = JSON.parse(text);
      if (typeof value === 'object' && value !== null && !Array.isArray(value))
        return value as Line;
    } catch {
      // Told below like every other unreadable line.
    }
    this.find('not a JSON object');
    return null;
  }

  private begin(line: Line): void {
    if (this.line !== 1 || line['format'] !== 'jixu-ledger/1') this.find('unknown format');
    this.begun = true;
  }

  private account(line: Line): void {
    this.closePerson();
    this.accounts += 1;
    const { holder, lastSeq, headHash } = line;
    if (typeof holder !== 'string' || !isCount(lastSeq) || typeof headHash !== 'string') {
      this.find('an account without holder, lastSeq or headHash');
      return;
    }
    this.person = {
      holder,
      lastSeq,
      headHash,
      seq: 0,
      hash: '',
      entryIds: new Set(),
      postings: new Set(),
      byRecord: new Map(),
      byCategory: new Map(),
      told: new Set(),
    };
  }

  private entry(line: Line): void {
    this.entries += 1;
    const person = this.person;
    if (!person || line['holder'] !== person.holder) {
      this.find('an entry outside its account');
      return;
    }
    if (!this.shaped(line)) return;
    const seq = line['seq'] as number;
    if (seq !== person.seq + 1) this.find(`seq ${seq} follows ${person.seq}`);
    if (line['prevHash'] !== person.hash) this.find(`entry ${seq} does not continue the chain`);
    if (line['hash'] !== hashOf(line)) this.find(`entry ${seq} was changed: its hash is wrong`);
    person.seq = seq;
    person.hash = String(line['hash']);
    this.count(person, line);
  }

  private shaped(line: Line): boolean {
    for (const name of HASHED) {
      const value = line[name];
      const right = INTEGERS.has(name) ? Number.isSafeInteger(value) : typeof value === 'string';
      if (!right) {
        this.find(`an entry without a proper ${name}`);
        return false;
      }
    }
    if (line['format'] !== 1) this.find(`entry format ${String(line['format'])} is unknown here`);
    if (!KINDS.has(String(line['kind'])))
      this.find(`entry kind ${String(line['kind'])} is unknown`);
    if (String(line['periodFrom']) >= String(line['periodTo']))
      this.find('a period that ends before it starts');
    return true;
  }

  private count(person: Person, line: Line): void {
    const ticks = line['ticks'] as number;
    const span = `${String(line['packId'])} ${String(line['periodFrom'])} ${String(line['periodTo'])}`;
    const record = `${span} ${String(line['recordId'])} ${String(line['category'])}`;
    const posting = `${String(line['claimId'])} ${record}`;
    if (person.entryIds.has(String(line['entryId']))) this.find('an entry id twice');
    if (person.postings.has(posting))
      this.find('one claim posted twice for the same record, period and category');
    person.entryIds.add(String(line['entryId']));
    person.postings.add(posting);
    add(person.byRecord, record, ticks);
    add(person.byCategory, `${span} ${String(line['category'])}`, ticks);
    if ((person.byRecord.get(record) ?? 0) < 0) this.find('a record counts less than nothing');
    if (line['kind'] === 'reversal' && person.byRecord.get(record) !== 0)
      this.find('a reversal that leaves hours behind');
  }

  private standing(line: Line): void {
    const person = this.person;
    const totals = line['totals'];
    if (
      !person ||
      line['holder'] !== person.holder ||
      typeof totals !== 'object' ||
      totals === null
    ) {
      this.find('a standing outside its account');
      return;
    }
    const span = `${String(line['packId'])} ${String(line['periodFrom'])} ${String(line['periodTo'])}`;
    let sum = 0;
    for (const [category, text] of Object.entries(totals)) {
      if (category === 'total') continue;
      const stated = ticksOf(text);
      const posted = person.byCategory.get(`${span} ${category}`) ?? 0;
      person.told.add(`${span} ${category}`);
      sum += posted;
      if (stated !== posted)
        this.find(
          `${category}: entries add up to ${posted} ticks, the standing says ${String(text)}`,
        );
    }
    const total = (totals as Line)['total'];
    if (total !== undefined && ticksOf(total) !== sum)
      this.find('the total is not the sum of its categories');
  }

  private closePerson(): void {
    const person = this.person;
    if (!person) return;
    if (person.seq !== person.lastSeq)
      this.find(`the account ends at entry ${person.lastSeq}, the entries at ${person.seq}`);
    if (person.hash !== person.headHash) this.find('the last entry is not the head of the account');
    for (const [key, ticks] of person.byCategory) {
      if (ticks !== 0 && !person.told.has(key)) this.find('hours that no standing accounts for');
    }
    this.person = null;
  }

  private end(line: Line): void {
    this.closePerson();
    if (line['accounts'] !== this.accounts) this.find('accounts are missing from the export');
    if (line['entries'] !== this.entries) this.find('entries are missing from the export');
    this.ended = true;
  }

  private find(problem: string): void {
    if (this.findings.length < FINDINGS_MAX) this.findings.push({ line: this.line, problem });
  }
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

function add(sums: Map<string, number>, key: string, amount: number): void {
  sums.set(key, (sums.get(key) ?? 0) + amount);
}

/** Canonical JSON of the hashed members: HASHED is sorted, strings as JSON writes them, integers plain. */
function hashOf(line: Line): string {
  const members = HASHED.map((name) => `${JSON.stringify(name)}:${JSON.stringify(line[name])}`);
  return createHash('sha256')
    .update(`{${members.join(',')}}`, 'utf8')
    .digest('hex');
}

/** "12.5" or "1/3" hours as ticks; NaN for anything else, which equals no sum. */
function ticksOf(text: unknown): number {
  if (typeof text !== 'string') return Number.NaN;
  const ratio = /^(\d+)\/(\d+)$/.exec(text);
  if (ratio) return (Number(ratio[1]) * TICKS_PER_HOUR) / Number(ratio[2]);
  const decimal = /^(\d+)(?:\.(\d+))?$/.exec(text);
  if (!decimal) return Number.NaN;
  const fraction = decimal[2] ?? '';
  return (Number(`${decimal[1]}${fraction}`) * TICKS_PER_HOUR) / 10 ** fraction.length;
}
