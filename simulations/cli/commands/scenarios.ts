import { Command } from 'commander';
import { federationWords, scenarioWords } from '../study-words.js';
import { withEngine } from '../with-engine.js';

export function scenariosCommand(): Command {
  return new Command('scenarios')
    .description('List the scenarios and federations that can be run by name.')
    .option('--json', 'print JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const scenarios = await withEngine({}, (engine) => engine.handle('listScenarios', {}));
      if (json) {
        process.stdout.write(`${JSON.stringify(scenarios)}\n`);
        return;
      }
      const width = Math.max(...scenarios.map(({ name }) => name.length));
      for (const card of scenarios) {
        const words = card.kind === 'scenario' ? scenarioWords(card.population, card.ticks) : federationWords(card);
        process.stdout.write(`${card.name.padEnd(width)} ${card.title} (${words})\n`);
      }
    });
}
