import { surviveStrayErrors } from '../api/index.js';
import { endureClosedOutput, showOnlyText } from './endure-closed-output.js';
import { createProgram } from './program.js';
import { reportError } from './report-error.js';

/** Entry of the `folkmoot` command. Results go to stdout, everything else to stderr; status 2 means bad input. */
endureClosedOutput();
showOnlyText(process.stdout);
showOnlyText(process.stderr);
surviveStrayErrors((text) => {
  process.stderr.write(text);
  process.exitCode = 1;
});
createProgram()
  .parseAsync(process.argv)
  .catch((error: unknown) => {
    process.exitCode = reportError(error, process.stderr);
  });
