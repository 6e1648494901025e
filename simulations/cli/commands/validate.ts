import { Command } from 'commander';
import { readScenarioFile } from '../../api/index.js';

export function validateCommand(): Command {
  return new Command('validate')
    .description('Check a scenario file without running it; status 2 when it cannot be used.')
    .argument('<file>', 'path of a scenario file')
    .action(async (file: string) => {
      const scenario = await readScenarioFile(file);
      const agents = scenario.population.reduce((sum, { count }) => sum + count, 0);
      process.stdout.write(`${file} is fine: "${scenario.title}", ${agents} agents, ${scenario.ticks} ticks.\n`);
    });
}
