import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { MECHANISMS } from './index.js';
import { parseScenario } from './scenario.js';

const folder = new URL('../scenarios/', import.meta.url);
const scenarios = readdirSync(folder)
  .filter((file) => file.endsWith('.json'))
  .map((file) => JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as { format: string; name: string })
  .filter(({ format }) => format.startsWith('folkmoot-scenario/'));

it.each(scenarios.map((document) => [document.name, document] as const))(
  'amounts of a tick alone say that they are, so that no chart of %s draws them as a rise',
  (_, document) => {
    const scenario = parseScenario(document);
    const reporters = MECHANISMS.filter(({ present }) => present(scenario)).flatMap(
      (mechanism) => mechanism.reporters?.(scenario) ?? [],
    );
    expect(reporters.length).toBeGreaterThan(0);
    const amounts = reporters.filter(({ unit }) => ['wei', 'count', 'gas', 'tokens'].includes(unit));
    // A round may take several ticks, and what is known of the last one holds until the next.
    const ofTick = amounts.filter(
      ({ description }) => /in this tick|of this tick/.test(description) && !/round/.test(description),
    );
    expect(ofTick.filter(({ perTick }) => perTick !== true).map(({ name }) => name)).toEqual([]);
  },
);
