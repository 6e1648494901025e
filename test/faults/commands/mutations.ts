import { z } from 'zod';
import { type CommandName, commandParameters } from '../../../simulations/api/index.js';
import { randomStream } from '../../../simulations/random/index.js';
import { type HostileValue, heavyValues, hostileValues } from './hostile-values.js';
import { type Surroundings, usualParameters } from './usual-parameters.js';

/** A command with one thing wrong with it. */
export interface HostileCall {
  readonly command: CommandName;
  readonly tried: string;
  readonly parameters: (there: Surroundings) => unknown;
}

/** Commands that begin something when their document is taken; only the head of it is made hostile. */
const SHALLOW: readonly CommandName[] = ['startRun', 'startFederation'];

export interface MutationOptions {
  readonly seed: number;
  /** Calls of each command at most that are wrong in one of its parameters or as a whole. */
  readonly most: number;
  /** Calls of each command at most that are wrong deeper within a document. */
  readonly mostWithin: number;
  /** Values that only this way to the engine can carry. */
  readonly further?: readonly HostileValue[];
}

/** Every command with hostile values for each of its parameters, for all of them, and within the documents that it takes. */
export function hostileCalls({ seed, most, mostWithin, further = [] }: MutationOptions): HostileCall[] {
  const values = [...hostileValues, ...further];
  return (Object.keys(commandParameters) as CommandName[]).flatMap((command) => {
    const random = randomStream(seed, 'hostile-calls', command);
    const places = placesOf(command);
    const at = (place: Place, with_: readonly HostileValue[]) => with_.map((value) => inPlace(command, place, value));
    const outer = places
      .filter(({ length }) => length === 1)
      .flatMap((place) => at(place, [...values, ...heavyValues]));
    const inner = places.filter(({ length }) => length > 1).flatMap((place) => at(place, values));
    const whole = [...values, ...heavyValues].map((value) => ({
      command,
      tried: `${command} with ${value.name}`,
      parameters: value.make,
    }));
    const beside = {
      command,
      tried: `${command} with a field that there is not`,
      parameters: (there: Surroundings) => ({ ...usualParameters[command](there), 'no\u202esuch\0field': 1 }),
    };
    return [
      ...random.shuffle([beside, ...whole, ...outer]).slice(0, most),
      ...random.shuffle(inner).slice(0, mostWithin),
    ];
  });
}

type Place = readonly (string | number)[];

function inPlace(command: CommandName, place: Place, value: HostileValue): HostileCall {
  return {
    command,
    tried: `${command} with ${value.name} as ${place.join('.')}`,
    parameters: (there) => replaced(usualParameters[command](there), place, value.make()),
  };
}

/** Every place in a command's parameters. */
function placesOf(command: CommandName): Place[] {
  const nobody: Surroundings = { run: 'r', federation: 'f', rehearsal: 'h', table: 't' };
  const schema: z.ZodType = commandParameters[command];
  const names = schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
  const found: Place[] = names.map((name) => [name]);
  const walk = (value: unknown, place: Place) => {
    if (typeof value !== 'object' || value === null) return;
    for (const key of Object.keys(value)) {
      const below = [...place, Array.isArray(value) ? Number(key) : key];
      if (below.length > 1) found.push(below);
      if (!SHALLOW.includes(command) || below.length < 2) walk(value[key as keyof typeof value], below);
    }
  };
  walk(usualParameters[command](nobody), []);
  return found;
}

function replaced(whole: unknown, [key, ...rest]: Place, value: unknown): unknown {
  if (key === undefined) return value;
  const below = (whole as Record<string | number, unknown>)[key];
  const next = rest.length === 0 ? value : replaced(below, rest, value);
  return Array.isArray(whole)
    ? whole.map((item, i) => (i === key ? next : item))
    : { ...(whole as object), [key]: next };
}
