import { describe, expect, it, vi } from 'vitest';
import { until } from '../../test/fixtures/until.js';
import { runSummary } from '../test-support/frames.js';
import { memoryEngine } from '../test-support/memory-engine.js';
import { CommandError } from './command-error.js';
import { type ConnectionState, connectEngine, type EngineEvent } from './engine-connection.js';

function setUp(engine = memoryEngine()) {
  const states: ConnectionState['status'][] = [];
  const events: EngineEvent[] = [];
  const connection = connectEngine({
    open: engine.open,
    onEvent: (event) => events.push(event),
    onState: (state) => states.push(state.status),
  });
  return { engine, states, events, connection };
}

describe('the connection to the engine', () => {
  it('carries commands there and their answers back', async () => {
    const { engine, connection } = setUp();
    await engine.opened();
    engine.answer('setSpeed', (parameters) => ({ ok: true, value: parameters }));
    const run = { runId: 'quickstart-7', speed: 5 };
    expect(await connection.commands.setSpeed(run)).toEqual(run);
    connection.close();
  });

  it('hands on what the engine tells', async () => {
    const { engine, events, connection } = setUp();
    await engine.opened();
    engine.tell('runChanged', { run: runSummary() });
    await until(() => expect(events).toEqual([{ name: 'runChanged', payload: { run: runSummary() } }]));
    connection.close();
  });

  it('turns a refusal into an error with its code, hint and field', async () => {
    const { engine, connection } = setUp();
    await engine.opened();
    engine.answer('startRun', () => ({
      ok: false,
      error: { code: 'scenario-invalid', message: 'adds up to 130 %', hint: 'Correct it.', field: 'rewards.split' },
    }));
    const refusal = connection.commands.startRun({ scenario: 'tiny' });
    await expect(refusal).rejects.toBeInstanceOf(CommandError);
    await expect(refusal).rejects.toMatchObject({
      code: 'scenario-invalid',
      hint: 'Correct it.',
      field: 'rewards.split',
    });
    connection.close();
  });

  it('rejects calls that were under way when the engine went away, and those made before it is back', async () => {
    const { engine, connection } = setUp();
    await engine.opened();
    const pending = connection.commands.listRuns({});
    engine.die('The engine has ended.');
    await expect(pending).rejects.toMatchObject({ code: 'engine-lost' });
    await expect(connection.commands.listRuns({})).rejects.toMatchObject({ code: 'engine-lost' });
    connection.close();
  });

  it('opens again by itself, waiting longer each time', async () => {
    vi.useFakeTimers();
    const engine = memoryEngine();
    const { states, connection } = setUp(engine);
    await vi.advanceTimersByTimeAsync(0);
    expect(states).toEqual(['connecting', 'open']);
    engine.refuse(true);
    engine.die('gone');
    await vi.advanceTimersByTimeAsync(500);
    expect(states.slice(2)).toEqual(['lost', 'connecting', 'lost']);
    await vi.advanceTimersByTimeAsync(500);
    expect(states.at(-1)).toBe('lost');
    engine.refuse(false);
    await vi.advanceTimersByTimeAsync(500);
    expect(states.at(-1)).toBe('open');
    connection.close();
    vi.useRealTimers();
  });
});
