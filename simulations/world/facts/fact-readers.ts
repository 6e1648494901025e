import type { DomainFact } from '../domain-event.js';
import type { EventArguments } from './event-arguments.js';

/** How each event of a contract becomes a fact; events without an entry say nothing that Folkmoot needs. */
export type FactReaders = Readonly<Record<string, (args: EventArguments) => DomainFact>>;
