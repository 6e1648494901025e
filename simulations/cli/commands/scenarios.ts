import { Command } from 'commander';
import { withEngine } from '../with-engine.js';

export function scenariosCommand(): Command {
  return new Command('scenarios')
    .description('List the scenarios that can be run by name.')
    .option('--json', 'print JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const scenarios = await withEngine({}, (engine) => engine.handle('listScenarios', {}));
      if (json) {
        process.stdout.write(`${JSON.stringify(scenarios)}\n`);
        return;
      }
      for (const { name, title, ticks, population } of scenarios) {
        const agents = population.reduce((sum, { count }) => sum + count, 0);
        process.stdout.write(`${name.padEnd(14)} ${title} (${agents} agents, ${ticks} ticks)\n`);
      }
    });
}
