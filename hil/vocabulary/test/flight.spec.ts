import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventEntry, FlightEntry, TelecommandEntry, TelemetryEntry } from '@hil/record';
import {
  ExpectationError,
  Flight,
  openRecord,
  RecordError,
  recordedSource,
  type FlightSource,
} from '@hil/vocabulary';

const S = 1_000_000;

const event = (t: number, source: string, code: string, parameters = {}): EventEntry => ({
  ...{ kind: 'event', t: t * S, source, code, severity: 'LOW', parameters, text: code },
});
const telemetry = (t: number, source: string, fields: Record<string, unknown>): TelemetryEntry => ({
  ...{ kind: 'telemetry', t: t * S, contract: 'X', source, fields },
});
const stage = (
  t: number,
  requestId: string,
  what: TelecommandEntry['stage'],
  detail = '',
): TelecommandEntry => ({
  ...{ kind: 'telecommand', t: t * S, requestId, station: 'oslo', target: 'p', stage: what, detail },
});

const recorded = (...entries: FlightEntry[]): Flight => new Flight(recordedSource(entries), null);
const failure = async (promise: Promise<unknown>): Promise<string> => {
  const error: unknown = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(ExpectationError);
  return (error as Error).message;
};

describe('expectations over a history', () => {
  test('VOC-001 the first match after the mark counts, and moves it; one of the same moment counts once', async () => {
    const flight = recorded(
      event(5, 'a', 'UP'),
      event(5, 'a', 'UP', { n: '2' }),
      event(9, 'a', 'UP', { n: '3' }),
    );
    expect((await flight.awaitEvent({ code: 'UP' })).parameters).toEqual({});
    expect((await flight.awaitEvent({ code: 'UP' })).parameters).toEqual({ n: '2' });
    expect((await flight.awaitEvent({ code: 'UP', parameters: { n: (n) => Number(n) > 2 } })).t).toBe(9 * S);
    expect(flight.markUs).toBe(9 * S);
    await failure(flight.awaitEvent({ code: 'UP' }));
  });

  test('VOC-001 VOC-004 what comes after the window does not count, and the error says what came', async () => {
    const flight = recorded(event(3, 'a', 'OTHER'), event(12, 'a', 'UP'));
    expect(
      await failure(
        flight.awaitEvent({ source: 'a', code: 'UP', parameters: { n: '1' } }, { withinUs: 10 * S }),
      ),
    ).toBe(
      'expected event a/UP n=1 within 10.00 s from T+00:00:00.000; what came last: T+00:00:03.000 a/OTHER',
    );
    expect((await flight.awaitEvent({ code: 'UP' }, { withinUs: 12 * S })).t).toBe(12 * S);
  });

  test('VOC-002 a sequence is met in the order of mission time, though the record holds another', async () => {
    const entries = [
      event(4, 'b', 'TWO'),
      event(2, 'a', 'ONE'),
      event(3, 'c', 'NOISE'),
      event(6, 'a', 'THREE'),
    ];
    const patterns = [{ code: 'ONE' }, { source: 'b' }, { code: 'THREE' }];
    expect((await recorded(...entries).assertEvents(patterns)).map(({ t }) => t / S)).toEqual([2, 4, 6]);
    const wrong = recorded(...entries).assertEvents([{ code: 'TWO' }, { code: 'ONE' }]);
    expect(await failure(wrong)).toContain('expected event */ONE within');
  });

  test('VOC-001 telemetry is asserted by paths, ranges and conditions', async () => {
    const flight = recorded(
      telemetry(1, 'power-manager', { stateOfCharge: 0.5, service: { mode: 'MODE_SAFE' }, cells: [1, 2] }),
      telemetry(6, 'power-manager', { stateOfCharge: 0.7, service: { mode: 'MODE_NOMINAL' }, cells: [1, 3] }),
    );
    const fields = {
      stateOfCharge: { min: 0.6 },
      'service.mode': 'MODE_NOMINAL',
      'cells.1': (n: unknown) => n === 3,
    };
    expect((await flight.assertTelemetry({ source: 'power-manager', fields })).t).toBe(6 * S);
    const text = await failure(
      flight.assertTelemetry({ source: 'power-manager', fields: { missing: { max: 1 } } }),
    );
    expect(text).toContain(
      'expected telemetry of power-manager missing=..1 within 60.00 s from T+00:00:06.000',
    );
  });

  test('VOC-003 a count covers the window and nothing else', async () => {
    const flight = recorded(event(1, 'a', 'X'), event(2, 'a', 'X'), event(30, 'a', 'X'));
    expect(
      await flight.assertEventCount({ code: 'X' }, { atLeast: 2, atMost: 2 }, { withinUs: 20 * S }),
    ).toBe(2);
    const few = flight.assertEventCount({ code: 'X' }, { atLeast: 4 });
    expect(await failure(few)).toContain(
      'expected 4 to Infinity of event */X within 60.00 s from T+00:00:00.000, got 3',
    );
    await failure(flight.assertEventCount({ code: 'X' }, { atMost: 1 }));
    expect(await flight.assertTelemetryCount({ source: 'a' }, { atMost: 0 })).toBe(0);
  });

  test('VOC-005 on a record a telecommand is found by its request', async () => {
    const entries = [
      stage(1, 'r1', 'sent'),
      stage(2, 'r2', 'refused', 'RANGE: no'),
      stage(3, 'r1', 'completed'),
    ];
    const order = (requestId: string) => ({ requestId, target: 'p', command: { noop: true } });
    expect((await recorded(...entries).sendAndAssert(order('r1'))).t).toBe(3 * S);
    expect((await recorded(...entries).sendAndAssertRefused(order('r2'), 'RANGE')).t).toBe(2 * S);
    expect(await failure(recorded(...entries).sendAndAssert(order('r2')))).toContain(
      'it is refused at T+00:00:02.000: RANGE: no',
    );
    expect(await failure(recorded(...entries).sendAndAssertRefused(order('r1'), 'RANGE'))).toContain(
      'it is completed',
    );
    expect(await failure(recorded(...entries).sendAndAssert(order('r3')))).toContain(
      'the end of telecommand r3 to p',
    );
  });
});

describe('a history that grows', () => {
  function growing(later: FlightEntry[]): FlightSource & { knownTo: number } {
    const entries: FlightEntry[] = [];
    return {
      entries,
      forgotten: 0,
      knownTo: 0,
      knownUs() {
        return this.knownTo * S;
      },
      more() {
        this.knownTo += 1;
        while (later.length > 0 && later[0].t <= this.knownTo * S) entries.push(later.shift()!);
        return Promise.resolve(this.knownTo < 40);
      },
    };
  }

  test('VOC-007 a wait takes what comes in time, and ends with its window', async () => {
    const source = growing([event(5, 'a', 'UP'), event(30, 'a', 'LATE')]);
    const flight = new Flight(source, null);
    await flight.awaitEvent({ code: 'UP' }, { withinUs: 10 * S });
    expect(source.knownTo).toBe(5);
    await failure(flight.awaitEvent({ code: 'LATE' }, { withinUs: 10 * S }));
    expect(source.knownTo).toBe(16);
  });

  test('VOC-003 VOC-007 too many end a count at once; a source that ends ends every wait', async () => {
    const source = growing([event(2, 'a', 'X'), event(3, 'a', 'X')]);
    const flight = new Flight(source, null);
    await failure(flight.assertEventCount({ code: 'X' }, { atMost: 1 }, { withinUs: 20 * S }));
    expect(source.knownTo).toBe(3);
    await failure(flight.awaitEvent({ code: 'NEVER' }, { withinUs: 1000 * S }));
    expect(source.knownTo).toBe(40);
  });
});

describe('a record file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dawnline-vocabulary-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const file = (text: string): string => {
    const path = join(folder, 'flight.jsonl');
    writeFileSync(path, text);
    return path;
  };

  test('VOC-006 is read line by line', async () => {
    const flight = openRecord(file(`${JSON.stringify(event(1, 'a', 'UP'))}\n`));
    await flight.awaitEvent({ code: 'UP' });
  });

  test.each([
    ['{"kind":"event","t":1}\n{"kind":', 'line 2 is no entry of a flight record, expected one JSON object'],
    ['{"t":1}', 'line 1 is no entry of a flight record, expected a "kind"'],
    ['null', 'expected a "kind"'],
    ['{"kind":"event","t":1.5}', 'expected "t" in whole microseconds'],
  ])('VOC-006 %s is refused', (text, message) => {
    expect(() => openRecord(file(text))).toThrow(RecordError);
    expect(() => openRecord(file(text))).toThrow(message);
  });
});
