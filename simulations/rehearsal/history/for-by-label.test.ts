import { describe, expect, it } from 'vitest';
import { meaningOf, placesByLabel } from './for-by-label.js';
import { readHistory } from './read-history.js';

const places = (...labels: readonly string[]) => {
  const placeOf = placesByLabel(new Map(labels.map((label, i) => [i + 1, label])));
  return labels.map((_, i) => placeOf(i + 1));
};
const passed = (proposals: string, votes: string) => {
  const { value, problems } = readHistory({
    proposals: { name: 'p', text: proposals },
    votes: { name: 'v', text: votes },
  });
  expect(problems).toEqual([]);
  return value!.proposals.map((proposal) => proposal.passed);
};

describe('the option that is For', () => {
  it.each([
    [
      ['Yes', 'No'],
      [1, 2],
    ],
    [
      ['No', 'Yes'],
      [2, 1],
    ],
    [
      ['Against', 'For', 'Abstain'],
      [2, 1, 3],
    ],
    [
      ['Abstain', 'For', 'Against'],
      [3, 1, 2],
    ],
    [
      ['❌ No, keep it', '✅ Yes, fund it'],
      [2, 1],
    ],
    [
      ['Nein', 'Ja', 'Enthaltung'],
      [2, 1, 3],
    ],
    [
      ['Reject the proposal', 'Accept the proposal'],
      [2, 1],
    ],
    [
      ['No change', 'YAE'],
      [2, 1],
    ],
    [
      ['No', 'Fund it'],
      [2, 1],
    ],
    [
      ["Don't fund", 'Fund'],
      [2, 1],
    ],
    [
      ['Do nothing', 'Raise the fee'],
      [2, 1],
    ],
    [
      ['👎', '👍'],
      [2, 1],
    ],
    [
      ['Hayır', 'Evet'],
      [2, 1],
    ],
    [
      ['Ada', 'Ben', 'Cho'],
      [1, 2, 3],
    ],
    [
      ['Yes, by 10 %', 'Yes, by 20 %', 'No'],
      [1, 2, 3],
    ],
    [
      ['Fund nobody', 'Yes', 'No', 'Abstain'],
      [4, 1, 2, 3],
    ],
    [
      ['Nothing', 'Forward'],
      [1, 2],
    ],
    [
      ['Yes', 'Abstain'],
      [1, 3],
    ],
    [
      ['Ada', 'Ben', 'No'],
      [1, 2, 3],
    ],
    [
      ['Abstain', 'Fund it', 'No'],
      [3, 1, 2],
    ],
  ])('is known by its words: %j', (labels, expected) => {
    expect(places(...labels)).toEqual(expected);
  });

  it.each([
    ['Forget it', null],
    ['Notable', null],
    ['None of the above', null],
    ['Abstain', 'abstain'],
    ['In favour', 'for'],
    ['  [No]', 'against'],
  ] as const)('is told from other words: %s', (label, meaning) => {
    expect(meaningOf(label)).toBe(meaning);
  });

  it.each<[Readonly<Record<number, string>>, readonly number[]]>([
    [{ 1: 'Enthaltung', 3: 'Nein' }, [3, 1, 2]],
    [{ 1: 'Abstain', 2: 'Yes' }, [3, 1, 2]],
    [{ 1: 'Abstain', 2: 'No' }, [3, 2, 1]],
    [{ 2: 'Abstain' }, [1, 3, 2]],
    [{ 3: 'No' }, [1, 3, 2]],
  ])('is what is left where nobody chose it: %j', (known, expected) => {
    const placeOf = placesByLabel(new Map(Object.entries(known).map(([choice, label]) => [Number(choice), label])));
    expect([1, 2, 3].map(placeOf)).toEqual(expected);
  });

  it('is the other one of two where only Against was ever chosen', () => {
    expect(placesByLabel(new Map([[1, 'No']]))(2)).toBe(1);
  });
});

describe('whether a past proposal passed', () => {
  const proposals = 'id,end,status\np,1641427200,closed\nq,1641427201,closed\n';
  const votes = (no: number, yes: number) =>
    [
      'voter,proposal,choice #,choice,vp,created',
      ...['p', 'q'].flatMap((id) => [`0x1,${id},${no},No,5,1641000000`, `0x2,${id},${yes},Yes,9,1641000000`]),
    ].join('\n');

  it.each([
    [1, 2],
    [2, 1],
  ])('is told by the words: No is option %i and Yes option %i', (no, yes) => {
    expect(passed(proposals, votes(no, yes))).toEqual([true, true]);
  });

  it.each([
    ['a list in JSON', '"[""No"",""Yes""]"'],
    ['words with bars between', 'No|Yes'],
    ['words with semicolons', 'No;Yes'],
  ])('is told by the choices in the file of proposals: %s', (_, cell) => {
    const told = `id,end,status,choices\np,1641427200,closed,${cell}\n`;
    expect(passed(told, 'voter,proposal,choice,vp\na,p,1,5\nb,p,2,9\n')).toEqual([true]);
    expect(passed(told, 'voter,proposal,choice,vp\na,p,1,9\nb,p,2,5\n')).toEqual([false]);
  });

  it.each([
    ['words', 'choice', 'Approve', 'Reject'],
    ['a Governor’s numbers', 'support', '1', '0'],
    ['a Governor’s numbers of its own name', 'vote_type', '1', '0'],
  ])('is told by %s, in whatever order the options stand beside the proposal', (_, column, yes, no) => {
    for (const options of ['Approve|Reject', 'Reject|Approve', 'Abstain|Reject|Approve']) {
      const told = `id,end,status,choices\np,1641427200,closed,${options}\n`;
      const cast = (voted: string, power: number) => `0x${power},p,${voted},${power}`;
      const votes = (a: number, b: number) => `voter,proposal,${column},vp\n${cast(yes, a)}\n${cast(no, b)}\n`;
      expect([options, passed(told, votes(9, 5))]).toEqual([options, [true]]);
      expect([options, passed(told, votes(5, 9))]).toEqual([options, [false]]);
    }
  });

  it("is told by the choices in a hub's answer", () => {
    const proposal = { id: 'p', end: 1641427200, state: 'closed', choices: ['Against', 'For', 'Abstain'] };
    const cast = [
      [1, 5],
      [2, 6],
      [3, 90],
    ].map(([choice, vp], i) => ({ voter: `0x${i}`, choice, vp, proposal: { id: 'p' } }));
    expect(
      passed(JSON.stringify({ data: { proposals: [proposal] } }), JSON.stringify({ data: { votes: cast } })),
    ).toEqual([true]);
  });

  it('is true of one that expired: a Governor lets only what was won expire', () => {
    const told = 'id,end,status\np,1641427200,Expired\nq,1641427201,expired\nr,1641427202,expired\n';
    expect(passed(told, 'voter,proposal,support,weight\na,p,1,5\nb,p,0,3\na,q,1,2\nb,q,0,9\n')).toEqual([
      true,
      false,
      true,
    ]);
  });
});
