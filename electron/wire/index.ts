export type { Channel } from './channel.js';
export { messagePortChannel, type PortLike } from './message-port-channel.js';
export { serveEngine } from './serve-engine.js';
export { webSocketChannel } from './web-socket-channel.js';
export { wireErrorOf } from './wire-error.js';
