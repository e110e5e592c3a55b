import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openRecord, type Flight } from '@hil/vocabulary';
import { openLiveFlight } from '../src/live-flight';
import { build, PATIENCE_MS, Running, workFolder } from './dawnline';

jest.setTimeout(PATIENCE_MS * 2);

const S = 1_000_000;
const ORDER = { requestId: 'vocabulary-1', target: 'comms-manager', command: { clearDiagnosticQueue: true } };

/** A user's test: it does not know whether the flight is live. */
async function commandIsExecutedInContact(flight: Flight): Promise<void> {
  flight.markAt(0);
  await flight.awaitEvent({ source: 'comms-manager', code: 'CONTACT_ACQUIRED' }, { withinUs: 60 * S });
  const { detail } = await flight.sendAndAssert(ORDER, { withinUs: 120 * S });
  expect(detail).toMatch(/^\d+ packets dropped$/);
  const fields = { inContact: true, station: 'redmond', framesAccepted: { min: 1 } };
  await flight.assertTelemetry({ source: 'comms-manager', fields });
  await flight.assertEventCount(
    { source: 'comms-manager', severity: 'HIGH' },
    { atMost: 0 },
    { withinUs: 10 * S },
  );
}

describe('the test vocabulary', () => {
  const folder = workFolder();
  const cwd = process.cwd();
  beforeAll(build);
  afterEach(() => process.chdir(cwd));
  afterAll(() => folder.remove());

  it('VOC-005 one test holds over a live rig, and over the record that the rig leaves', async () => {
    const out = join(folder.path, 'out');
    const up = new Running(folder.path, ['up', 'pass', '--json', '--rate', '10', '--out', out]);
    await up.until('the rig flies', () => existsSync(join(folder.path, 'flights/rig.json')));
    process.chdir(folder.path);
    const { flight, close } = await openLiveFlight();
    await commandIsExecutedInContact(flight);
    await close();
    up.signal('SIGINT');
    await up.ended;
    await commandIsExecutedInContact(openRecord(join(out, 'flight.jsonl')));
  });
});
