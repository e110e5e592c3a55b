import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { EnvironmentError, readEnvironment } from '../../host/src/live/environment';

describe('environment of a live service', () => {
  const folder = mkdtempSync(join(tmpdir(), 'dawnline-environment-'));
  const table = join(folder, 'table.json');
  writeFileSync(
    table,
    JSON.stringify({
      craft: 'odc-1',
      services: [{ name: 'power-manager', critical: true, computer: 'obc' }],
    }),
  );
  const good = { DAWNLINE_SERVICE: 'power-manager', DAWNLINE_TABLE: table, DAWNLINE_STATE_DIR: folder };

  afterAll(() => rmSync(folder, { recursive: true }));

  it('needs little, the rest has defaults', () => {
    expect(readEnvironment(good)).toMatchObject({
      service: 'power-manager',
      brokerUrl: 'mqtt://127.0.0.1:1883',
      bootId: null,
      resetCause: 'first-boot',
      seed: 1,
      crashPoint: null,
      anchor: { missionTimeUs: 0, rate: 1 },
    });
  });

  it('names every bad value, and what is allowed', () => {
    const problems = problemsOf({
      ...good,
      DAWNLINE_SERVICE: 'power',
      DAWNLINE_BROKER_URL: 'localhost',
      DAWNLINE_BOOT_ID: '0',
      DAWNLINE_LOG_LEVEL: 'loud',
      DAWNLINE_TIME_ANCHOR: '{"missionTimeUs":-1}',
    });
    expect(problems).toHaveLength(5);
    expect(problems[0]).toMatch(/^DAWNLINE_SERVICE=power: the craft table has only power-manager/);
    expect(problems[1]).toMatch(/^DAWNLINE_BROKER_URL=localhost: .*mqtt:\/\/HOST:PORT/);
    expect(problems[2]).toMatch(/"missionTimeUs" must be a number from 0/);
    expect(problems[3]).toMatch(/an integer from 1/);
    expect(problems[4]).toMatch(/debug, info, warn or error/);
  });

  it('says what is missing', () => {
    expect(problemsOf({})).toEqual([
      expect.stringMatching(/^DAWNLINE_TABLE is missing/),
      expect.stringMatching(/^DAWNLINE_SERVICE is missing/),
      expect.stringMatching(/^DAWNLINE_STATE_DIR is missing/),
    ]);
  });
});

function problemsOf(environment: NodeJS.ProcessEnv): readonly string[] {
  try {
    readEnvironment(environment);
  } catch (error) {
    if (error instanceof EnvironmentError) return error.problems;
    throw error;
  }
  return [];
}
