import { describe, expect, it } from 'vitest';
import { leavesOf, otherThan, withLeaf } from '../../../test/fixtures/rehearsal/leaves.js';
import { sampleRecord } from '../../../test/fixtures/rehearsal/record.js';
import { recordDigest } from './record-digest.js';

const ignored = [
  'createdAt',
  'digest',
  'calibration.seconds',
  'forecast.milliseconds',
  'execution.seconds',
  'economy.seconds',
  'attacks.seconds',
  // Where a file lay is not what it said.
  'inputs.0.path',
  'inputs.1.path',
];

describe("a record's digest", () => {
  it('is 32 bytes of hex, and the one in the record', () => {
    expect(recordDigest(sampleRecord)).toMatch(/^[0-9a-f]{64}$/);
    expect(recordDigest(sampleRecord)).toBe(sampleRecord.digest);
  });

  it.each(ignored)('does not depend on %s', (path) => {
    const changed = withLeaf(sampleRecord, path.split('.'), 'another');
    expect(recordDigest(changed)).toBe(sampleRecord.digest);
  });

  it('notices a change of any other leaf', () => {
    const unnoticed = leavesOf(sampleRecord)
      .filter(({ path, value }) => recordDigest(withLeaf(sampleRecord, path, otherThan(value))) === sampleRecord.digest)
      .map(({ path }) => path.join('.'));
    expect(unnoticed.toSorted()).toEqual(ignored.toSorted());
  });

  it('does not depend on the order of keys, and survives a file', () => {
    const reversed = Object.fromEntries(Object.entries(sampleRecord).reverse()) as typeof sampleRecord;
    expect(recordDigest(reversed)).toBe(sampleRecord.digest);
    expect(recordDigest(JSON.parse(JSON.stringify(sampleRecord)))).toBe(sampleRecord.digest);
  });
});
