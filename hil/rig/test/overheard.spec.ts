import { defaultsOf, Refusal, Stage, VerificationReport, type Header } from '@dawnline/contracts';
import type { GroundPacket } from '@hil/ground';
import { Overheard } from '../overheard';

function packet(principal: string, report: Partial<VerificationReport>, requestId = 'r1'): GroundPacket {
  const header = { ...defaultsOf<Header>('Header'), principal, requestId };
  const message = { ...defaultsOf<VerificationReport>('VerificationReport'), header, target: 'p', ...report };
  return {
    topic: '',
    contract: VerificationReport.name,
    message,
    station: 'oslo',
    priority: 0,
    isStale: false,
  };
}

const COMPLETED = { stage: Stage.STAGE_COMPLETED, ok: true, detail: 'done', stageTimeUs: 7 };

describe('reports about telecommands of others', () => {
  test('become stages of the record, the end once', () => {
    const overheard = new Overheard('ground');
    expect(overheard.take(packet('operator', { stage: Stage.STAGE_ACCEPTED, ok: true }))).toMatchObject({
      ...{ requestId: 'r1', station: 'oslo', target: 'p', stage: 'accepted' },
    });
    const end = { requestId: 'r1', stage: 'completed', detail: 'done', t: 7 };
    expect(overheard.take(packet('operator', COMPLETED))).toMatchObject(end);
    expect(overheard.take(packet('operator', COMPLETED))).toBeNull();
    expect(overheard.take(packet('another', COMPLETED))).toMatchObject(end);
  });

  test('a refusal says why; own ones and other packets are left', () => {
    const overheard = new Overheard('ground');
    const refused = {
      stage: Stage.STAGE_ROUTING,
      ok: false,
      refusal: Refusal.REFUSAL_RANGE,
      detail: 'too far',
    };
    expect(overheard.take(packet('operator', refused))).toMatchObject({
      ...{ stage: 'refused', detail: 'RANGE: too far' },
    });
    expect(overheard.take(packet('ground', COMPLETED))).toBeNull();
    expect(overheard.take({ ...packet('operator', COMPLETED, 'r2'), contract: 'Event' })).toBeNull();
    expect(overheard.take(packet('operator', COMPLETED, ''))).toBeNull();
  });
});
