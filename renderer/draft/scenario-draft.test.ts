import { describe, expect, it } from 'vitest';
import { parseScenario } from '../../simulations/mechanisms/index.js';
import { valueAt } from '../forms/field-path.js';
import { newScenarioHistory, reduceScenario, type ScenarioHistory } from './scenario-draft.js';

const file = {
  name: 'mine',
  title: 'Mine',
  population: [{ archetype: 'passiveHolder', name: 'holder', count: 2, holdings: { totalTokens: '10' } }],
};
const opened = reduceScenario(newScenarioHistory(), { do: 'open', scenario: file, runId: null });
const quorum = (history: ScenarioHistory, percent: number) =>
  reduceScenario(history, {
    do: 'change',
    field: 'governance.quorumPercent',
    scenario: { ...history.present?.scenario, governance: { quorumPercent: percent } },
  });
const quorumOf = ({ present }: ScenarioHistory) => valueAt(present?.scenario, ['governance', 'quorumPercent']);

describe('a scenario that is being changed', () => {
  it('opens with everything that was left out filled in as the engine would', () => {
    const { population: _, ...parsed } = parseScenario(file);
    const { population: __, ...filled } = opened.present?.scenario ?? {};
    expect(filled).toEqual(parsed);
  });

  it('takes typing on in one field as one change, and undoes and redoes it', () => {
    const typed = quorum(quorum(opened, 1), 12);
    expect(quorumOf(typed)).toBe(12);
    const undone = reduceScenario(typed, { do: 'undo' });
    expect(quorumOf(undone)).toBe(4);
    expect(quorumOf(reduceScenario(undone, { do: 'redo' }))).toBe(12);
  });

  it('goes back to what it was made of, which can be undone as well', () => {
    const back = reduceScenario(quorum(opened, 9), { do: 'asAtFirst' });
    expect(back.present?.scenario).toEqual(back.present?.origin.scenario);
    expect(quorumOf(reduceScenario(back, { do: 'undo' }))).toBe(9);
  });

  it('is kept between visits, and what is no draft is not taken for one', () => {
    expect(newScenarioHistory(JSON.parse(JSON.stringify(opened.present))).present).toEqual(opened.present);
    for (const stored of [null, 3, {}, { scenario: {} }]) expect(newScenarioHistory(stored).present).toBeNull();
  });
});
