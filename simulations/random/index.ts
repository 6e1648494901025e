export { type RandomStream, randomStream, type StreamKey } from './random-stream.js';
