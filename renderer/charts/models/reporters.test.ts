import { describe, expect, it } from 'vitest';
import { quietFrame, tokens } from '../../test-support/frames.js';
import { runWords, vocabulary } from '../../test-support/words.js';
import { timeTable } from '../export/table.js';
import { unitName, valueText } from '../units.js';
import { measureCharts } from './reporters.js';

const frames = [
  quietFrame(1, { values: { supply: tokens(1000), reserve: '2500000', price: 0.25, turnout: null, gini: 0.4 } }),
];
const charts = measureCharts(frames, runWords.reporters, vocabulary);
const chart = (name: string) => charts.find(({ measures }) => measures.some((one) => one.name === name))!;

describe('charts of reporters', () => {
  it('put only what has one unit and one asset on an axis', () => {
    expect(charts.map(({ measures }) => measures.map(({ name }) => name))).toEqual([
      ['supply'],
      ['reserve'],
      ['price'],
      ['turnout'],
      ['gini'],
    ]);
  });

  it('count amounts in the decimals and the symbol of their asset', () => {
    expect(chart('supply').model).toMatchObject({ unit: 'tokens', symbol: 'FOLK', series: [{ values: [1000] }] });
    expect(chart('reserve').model).toMatchObject({ unit: 'tokens', symbol: 'USD', series: [{ values: [2.5] }] });
  });

  it('say prices in stable coins for one token, on the axis, under the pointer and in a saved table', () => {
    const { model } = chart('price');
    expect(unitName(model.unit, model.symbol!)).toBe('USD per FOLK');
    expect(valueText(model.unit, 0.25, model.symbol!)).toBe('0.25 USD per FOLK');
    expect(timeTable(model, unitName(model.unit, model.symbol!))).toEqual({
      columns: ['tick', 'Price (USD per FOLK)'],
      rows: [[1, 0.25]],
    });
  });

  it('draw what belongs to one tick as bars of their own, in whatever form the panel has', () => {
    const minted = { ...runWords.reporters[0]!, name: 'minted', title: 'Minted', perTick: true };
    for (const form of ['lines', 'areas'] as const) {
      const drawn = measureCharts(frames, [runWords.reporters[0]!, minted], vocabulary, form);
      expect(drawn.map(({ measures }) => measures.map(({ name }) => name))).toEqual([['supply'], ['minted']]);
      expect(drawn[1]?.model.series).toMatchObject([{ draw: 'bars' }]);
    }
  });

  it('stack areas and bars, and draw steps as steps', () => {
    const drawn = (form: 'areas' | 'bars' | 'steps') => measureCharts(frames, runWords.reporters, vocabulary, form)[0]!;
    expect(drawn('areas').model).toMatchObject({ stacked: true, bucket: 'last', series: [{ draw: 'area' }] });
    expect(drawn('bars').model).toMatchObject({ stacked: true, bucket: 'mean', series: [{ draw: 'bars' }] });
    expect(drawn('steps').model).toMatchObject({ stacked: false, series: [{ draw: 'step' }] });
  });

  it('call and colour a measure of a party as that party', () => {
    const measure = {
      name: 'sold_freeRider',
      title: 'Sold',
      unit: 'wei' as const,
      description: '',
      party: 'freeRider',
    };
    const [sold] = measureCharts(frames, [measure], vocabulary, 'bars');
    expect(sold?.model.series).toMatchObject([
      { label: 'freeRiders', colour: vocabulary.colourOf('freeRider'), pattern: 'hatch' },
    ]);
  });
});
