import type { Argument, Command, Option } from 'commander';
import { randomStream } from '../../../simulations/random/index.js';
import { hostileTexts } from './hostile-values.js';
import type { UsualLine } from './usual-lines.js';

/** A command line with one thing wrong with it. */
export interface HostileLine {
  readonly tried: string;
  readonly line: readonly string[];
}

export interface LineSurroundings {
  readonly usual: Readonly<Record<string, UsualLine>>;
  /** Paths of hostile places, by what is there. */
  readonly places: ReadonlyMap<string, string>;
  /** Addresses of hostile nodes, by what they do. */
  readonly nodes: ReadonlyMap<string, string>;
}

/** Options that a command writes to: they are given no text that leads out of the folder that all this happens in. */
const WRITTEN_TO = ['out', 'folder'];

/**
 * Every command that the program has, with hostile texts, places and addresses for each of its arguments and options; those
 * that there are come from the program itself. `most` of each command at most.
 *
 * @throws Error naming a command that nobody said what it is usually given
 */
export function hostileLines(program: Command, there: LineSurroundings, seed: number, most: number): HostileLine[] {
  return leaves(program, []).flatMap(({ words, command }) => {
    const name = words.join(' ');
    const usual = there.usual[name];
    if (usual === undefined) throw new Error(`say in usual-lines.ts what "folkmoot ${name}" is given`);
    const lines = [
      ...command.registeredArguments.flatMap((argument, i) =>
        hostileFor(argument.name(), argument, there).map(([what, text]) => {
          const args = [...usual.args];
          args[i] = text;
          return { tried: `${name} with ${what} as <${argument.name()}>`, line: written(words, args, usual.options) };
        }),
      ),
      ...command.options.flatMap((option) =>
        hostileFor(option.attributeName(), option, there).map(([what, text]) => ({
          tried: `${name} with ${what} as ${option.long}`,
          line: takesValue(option)
            ? written(words, usual.args, { ...usual.options, [nameOf(option)]: text })
            : [...written(words, usual.args, usual.options), `${option.long}=${text}`],
        })),
      ),
      ...hostileTexts.flatMap(([what, text]) => [
        { tried: `${name} with ${what} as an option`, line: [...words, `--${text}`] },
        { tried: `${name} with ${what} as one argument too many`, line: [...words, ...usual.args, 'x', 'y', text] },
        { tried: `${what} after ${words.slice(0, -1).join(' ') || 'folkmoot'}`, line: [...words.slice(0, -1), text] },
      ]),
    ];
    return randomStream(seed, 'hostile-lines', name).shuffle(lines).slice(0, most);
  });
}

function leaves(command: Command, words: readonly string[]): { words: readonly string[]; command: Command }[] {
  const below = command.commands.flatMap((one) => leaves(one, [...words, one.name()]));
  // What runs itself has options of its own; a mere folder of commands has none.
  const own = words.length > 0 && (below.length === 0 || command.options.length > 0);
  return [...(own ? [{ words, command }] : []), ...below];
}

const nameOf = (option: Option) => option.long!.replace(/^--(?:no-)?/, '');
const takesValue = (option: Option) => option.required || option.optional;

function hostileFor(name: string, given: Option | Argument, { places, nodes }: LineSurroundings) {
  const texts = hostileTexts.filter(([what]) => what !== 'a long text');
  if ('long' in given && !takesValue(given)) return texts.slice(0, 6);
  const paths = [...places];
  if (WRITTEN_TO.includes(name)) return paths;
  if (/url/i.test(name)) return [...texts, ...nodes];
  return [...hostileTexts, ...paths];
}

function written(words: readonly string[], args: readonly string[], options: UsualLine['options']): readonly string[] {
  const given = Object.entries(options).flatMap(([name, value]) =>
    name === 'execution'
      ? ['--no-execution']
      : typeof value === 'string'
        ? [`--${name}=${value}`]
        : [`--${name}`, ...value],
  );
  return [...words, ...given, '--', ...args];
}
