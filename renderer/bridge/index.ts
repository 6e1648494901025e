export type { Channel, OpenChannel } from './channel.js';
export { CommandError } from './command-error.js';
export { type ConnectionState, connectEngine, type EngineConnection, type EngineEvent } from './engine-connection.js';
export { hostChannel } from './host.js';
