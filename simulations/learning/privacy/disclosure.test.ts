import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  DISCLOSURES,
  FACT_TITLES,
  type Fact,
  OBSERVER_TITLES,
  PROTECTION_TITLES,
  type Protection,
  SCORING_NEEDS_UPDATES,
} from './disclosure.js';

const here = new URL('.', import.meta.url);
const rowsOf = (protection: Protection) => DISCLOSURES.filter((row) => row.protection === protection);

describe('what is disclosed', () => {
  it('is said for each protection and each observer once, with all facts and a sentence', () => {
    const pairs = DISCLOSURES.map(({ protection, observer }) => `${protection} ${observer}`);
    const expected = Object.keys(PROTECTION_TITLES).flatMap((protection) =>
      Object.keys(OBSERVER_TITLES).map((observer) => `${protection} ${observer}`),
    );
    expect(pairs).toEqual(expected);
    for (const { views, sentence } of DISCLOSURES) {
      expect(Object.keys(views)).toEqual(Object.keys(FACT_TITLES));
      for (const view of Object.values(views)) expect(['sees', 'noised', 'hidden']).toContain(view);
      expect(sentence).toMatch(/^[A-Zε].*\.$/);
    }
  });

  it('is no single update to anybody under secure aggregation, which is what scoring needs', () => {
    for (const { views } of [...rowsOf('secureAggregation'), ...rowsOf('both')]) {
      expect(views.updates).toBe('hidden');
      expect(views.sampleCounts).toBe('hidden');
    }
    expect(rowsOf('secureAggregation').find((row) => row.observer === 'validators')!.sentence).toContain(
      'cannot score',
    );
    expect(SCORING_NEEDS_UPDATES).toMatch(/scores.*robust/);
  });

  it('is no exact sum or model to anybody under noise', () => {
    for (const { views } of [...rowsOf('noise'), ...rowsOf('both')])
      expect([views.aggregate, views.model]).toEqual(['noised', 'noised']);
  });

  it('is under compression what it is without any protection', () => {
    expect(rowsOf('compression').map(({ views }) => views)).toEqual(rowsOf('none').map(({ views }) => views));
  });

  it('stands in docs/privacy.md word for word', () => {
    const facts = Object.keys(FACT_TITLES) as Fact[];
    const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
    const table = [
      line(['Protection', 'Who', ...facts.map((fact) => FACT_TITLES[fact]), 'Why']),
      line(Array.from({ length: facts.length + 3 }, () => '---')),
      ...DISCLOSURES.map(({ protection, observer, views, sentence }) =>
        line([PROTECTION_TITLES[protection], OBSERVER_TITLES[observer], ...facts.map((fact) => views[fact]), sentence]),
      ),
    ].join('\n');
    const docs = readFileSync(new URL('../../../docs/privacy.md', here), 'utf8');
    expect(docs).toContain(table);
    expect(docs).toContain(SCORING_NEEDS_UPDATES);
  });

  it('can be shown in a browser: it imports nothing', () => {
    expect(readFileSync(new URL('disclosure.ts', here), 'utf8')).not.toMatch(/^import/m);
  });
});
