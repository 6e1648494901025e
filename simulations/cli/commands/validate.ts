import { Command } from 'commander';
import { checkRehearsalFile, checkStudyFiles, idleParties, readStudyFile } from '../../api/index.js';
import { federationWords, scenarioWords } from '../study-words.js';

export function validateCommand(): Command {
  return new Command('validate')
    .description(
      "Check a scenario's, federation's, DAO's or proposal's file, and the files it names, without running it; status 2 when it cannot be used.",
    )
    .argument('<file>', 'path of the file')
    .action(async (file: string) => {
      const rehearsed = await checkRehearsalFile(file);
      if (rehearsed !== null) {
        process.stdout.write(`${file} is fine: "${rehearsed.title}", ${rehearsed.words}.\n`);
        for (const note of rehearsed.notes) process.stdout.write(`  ${note}\n`);
        return;
      }
      const { kind, document } = await readStudyFile(file);
      const words =
        kind === 'scenario' ? scenarioWords(document.population, document.ticks) : federationWords(document);
      const notes = [...(kind === 'scenario' ? idleParties(document) : []), ...(await checkStudyFiles(document))];
      process.stdout.write(`${file} is fine: "${document.title}", ${words}.\n`);
      for (const note of notes) process.stdout.write(`  ${note}\n`);
    });
}
