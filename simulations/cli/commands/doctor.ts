import { Command } from 'commander';
import { withEngine } from '../with-engine.js';

export function doctorCommand(): Command {
  return new Command('doctor')
    .description('Say what this machine has and what is missing; status 1 when something needed is.')
    .option('--json', 'print JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const report = await withEngine({}, (engine) => engine.handle('getDoctor', {}));
      if (json) process.stdout.write(`${JSON.stringify(report)}\n`);
      else {
        const { version, node, platform, cores, memoryMB, dataFolder, freeMB } = report;
        process.stdout.write(
          `Folkmoot ${version} on Node ${node}, ${platform}, ${cores} cores, ${memoryMB} MB memory\n`,
        );
        process.stdout.write(`Data in ${dataFolder} (${freeMB} MB free)\n`);
        for (const { name, ok, required, detail, hint } of report.checks) {
          process.stdout.write(
            `${ok ? 'ok      ' : required ? 'missing ' : 'optional'} ${name}: ${detail}${hint === null ? '' : ` ${hint}`}\n`,
          );
        }
      }
      if (report.checks.some(({ ok, required }) => required && !ok)) process.exitCode = 1;
    });
}
