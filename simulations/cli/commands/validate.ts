import { Command } from 'commander';
import { checkStudyFiles, readStudyFile } from '../../api/index.js';
import { federationWords, scenarioWords } from '../study-words.js';

export function validateCommand(): Command {
  return new Command('validate')
    .description(
      "Check a scenario's or federation's file, and the data and model files it names, without running it; status 2 when it cannot be used.",
    )
    .argument('<file>', 'path of the file')
    .action(async (file: string) => {
      const { kind, document } = await readStudyFile(file);
      const words =
        kind === 'scenario' ? scenarioWords(document.population, document.ticks) : federationWords(document);
      const notes = await checkStudyFiles(document);
      process.stdout.write(`${file} is fine: "${document.title}", ${words}.\n`);
      for (const note of notes) process.stdout.write(`  ${note}\n`);
    });
}
