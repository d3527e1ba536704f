import { describe, expect, it } from 'vitest';
import type { ExplainedRecord } from './explanation.ts';
import { whyChain } from './why-chain.ts';

const unit = { step: 'unit', in: '1 item', out: '14', rule: 'GD21-5', cite: 'c1' } as const;
const cap = {
  step: 'cap',
  in: '14',
  out: '4',
  cut: '10',
  rule: 'GD21-8',
  cite: 'c2',
  cap: { id: 'achievements', limit: '28', usedBefore: '24', usedBy: ['r2'] },
} as const;

function record(part: Partial<ExplainedRecord>): ExplainedRecord {
  return {
    id: 'r1',
    counted: '4',
    category: 'professional',
    reason: 'cap-shared',
    steps: [unit, cap],
    ...part,
  };
}

describe('why chain', () => {
  it('goes from facts to the source, and the cap decides', () => {
    // Goal: the chain of the picture. Method: a paper of 14 hours under a cap with 4 left.
    const chain = whyChain(record({}));
    expect(chain.map((link) => link.kind)).toEqual([
      'facts',
      'rule',
      'arithmetic',
      'cap',
      'source',
    ]);
    const [, , arithmetic, capped, source] = chain;
    expect(arithmetic).toMatchObject({ each: '14', deciding: false });
    expect(capped).toMatchObject({
      deciding: true,
      bar: { used: 24 * 1800, own: 4 * 1800, cut: 10 * 1800, limit: 28 * 1800 },
    });
    // The rule that decided is the first to be cited.
    expect(source).toMatchObject({ rules: ['GD21-8', 'GD21-5'] });
  });

  it('marks no step where nothing was taken away', () => {
    // Goal: a filled index only where a number changed. Method: 2 days, all counted.
    const chain = whyChain(
      record({
        counted: '16',
        reason: 'counted',
        steps: [{ step: 'unit', in: '2 days', out: '16', rule: 'GD21-DAY', cite: 'c' }],
      }),
    );
    expect(chain.map((link) => link.kind)).toEqual(['facts', 'rule', 'arithmetic', 'source']);
    expect(chain.some((link) => 'deciding' in link && link.deciding)).toBe(false);
    expect(chain[2]).toMatchObject({ each: '8' });
  });

  it('shows every cap, and only the last that cut decides', () => {
    // Goal: nested caps stay readable. Method: an item cap that cuts, a shared one that does not.
    const item = { ...cap, in: '26', out: '24', cut: '2', cap: { ...cap.cap, id: 'day' } };
    const shared = { ...cap, in: '24', out: '24', cut: '0' };
    const chain = whyChain(
      record({ counted: '24', steps: [{ ...unit, out: '26' }, item, shared] }),
    );
    const caps = chain.filter((link) => link.kind === 'cap');
    expect(caps.map((link) => [link.cap.id, link.deciding])).toEqual([
      ['day', true],
      ['achievements', false],
    ]);
  });

  it('explains a record that counts nothing without any step', () => {
    // Goal: nobody is left without a reason. Method: refused before the engine computed anything.
    const chain = whyChain(record({ counted: '0', reason: 'not-approved', steps: [] }));
    expect(chain.map((link) => link.kind)).toEqual(['facts', 'result']);
    expect(chain[1]).toMatchObject({ deciding: true });
  });

  it('keeps thirds exact', () => {
    // Goal: no float in the arithmetic. Method: one course of a third of an hour each, three of
    // them.
    const chain = whyChain(
      record({
        counted: '1',
        steps: [{ step: 'unit', in: '3 courses', out: '1', rule: 'X', cite: 'c' }],
      }),
    );
    expect(chain[2]).toMatchObject({ each: '1/3' });
  });

  it('shows the same work counted elsewhere as the deciding step', () => {
    // Goal: a zero by same-work points at that step. Method: unit, then same-work to 0.
    const same = { step: 'same-work', in: '14', out: '0', rule: 'GD21-7', cite: 'c' };
    const chain = whyChain(record({ counted: '0', reason: 'same-work', steps: [unit, same] }));
    expect(chain.map((link) => link.kind)).toEqual([
      'facts',
      'rule',
      'arithmetic',
      'other',
      'source',
    ]);
    expect(chain[3]).toMatchObject({ deciding: true });
  });

  it('does not take the closing line of the engine for a reason', () => {
    // Goal: the cap decides, as in the picture. Method: the steps as the engine writes them, with its last one.
    const count = { step: 'count', in: 'professional', out: '4', rule: 'GD21-5', cite: 'c1' };
    const chain = whyChain(record({ steps: [unit, cap, count] }));
    expect(chain.map((link) => link.kind)).toEqual([
      'facts',
      'rule',
      'arithmetic',
      'cap',
      'source',
    ]);
    expect(chain[3]).toMatchObject({ kind: 'cap', deciding: true });
  });
});
