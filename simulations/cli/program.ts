import { Command } from 'commander';
import { folkmootVersion } from '../api/index.js';
import { allocationCommand } from './commands/allocation.js';
import { compareCommand } from './commands/compare.js';
import { dataCommand } from './commands/data.js';
import { doctorCommand } from './commands/doctor.js';
import { exportCommand } from './commands/export.js';
import { rehearseCommand } from './commands/rehearse.js';
import { runCommand } from './commands/run.js';
import { scenariosCommand } from './commands/scenarios.js';
import { tallyCommand } from './commands/tally.js';
import { validateCommand } from './commands/validate.js';

/** The `folkmoot` command with all its sub-commands. */
export function createProgram(): Command {
  const program = new Command('folkmoot')
    .description('Rehearse a DAO before it is real.')
    .version(folkmootVersion())
    // Options belong to the command they follow: "rehearse backtest --json" has its own --json.
    .enablePositionalOptions()
    .showHelpAfterError('(folkmoot --help lists the commands and their options)')
    .exitOverride();
  for (const command of [
    runCommand(),
    compareCommand(),
    rehearseCommand(),
    tallyCommand(),
    scenariosCommand(),
    validateCommand(),
    exportCommand(),
    dataCommand(),
    allocationCommand(),
    doctorCommand(),
  ]) {
    program.addCommand(inheriting(command, program));
  }
  return program;
}

/** Gives a command and all below it the parent's ways, of which ending with status 2 on wrong options is one. */
function inheriting(command: Command, parent: Command): Command {
  command.copyInheritedSettings(parent);
  for (const below of command.commands) inheriting(below, command);
  return command;
}
