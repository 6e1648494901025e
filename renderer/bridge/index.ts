export type { BrowserDoor, Invitation } from './browser-door.js';
export type { Channel, OpenChannel } from './channel.js';
export { CommandError } from './command-error.js';
export { type ConnectionState, connectEngine, type EngineConnection, type EngineEvent } from './engine-connection.js';
export { type Host, hostOf } from './host.js';
