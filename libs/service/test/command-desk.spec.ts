import { NoopCommand, type Report } from './desk-fixture';
import { deskFixture } from './desk-fixture';
import { FaultManagerCommand, Refusal, Stage } from '@dawnline/contracts';
import type { MessageContext } from '@dawnline/bus';
import type { Arrived, Verification } from '../src/verification';

const stages = (reports: readonly Report[]): string[] =>
  reports.map(
    (report) => `${Stage[report.stage].replace('STAGE_', '')} ${report.ok ? 'ok' : Refusal[report.refusal]}`,
  );

describe('command desk', () => {
  it('LK-3 reports acceptance, start and completion of a command, with its request id', () => {
    const { desk, send, reports } = deskFixture();
    send(NoopCommand('r1'), () => ({ kind: 'completed', detail: 'done' }));
    expect(stages(reports)).toEqual(['ACCEPTED ok', 'STARTED ok', 'COMPLETED ok']);
    expect(reports.every((report) => report.requestId === 'r1' && report.from === 'comms-manager')).toBe(
      true,
    );
    expect(desk.accepted).toBe(1);
  });

  it('LK-4 gives one terminal report and lets a late end change nothing', () => {
    const { send, reports } = deskFixture();
    const contexts = send(NoopCommand('r1'), () => ({ kind: 'pending' }));
    contexts[0].complete('first');
    contexts[0].complete('again');
    contexts[0].fail(Refusal.REFUSAL_FAILED, 'late');
    expect(stages(reports)).toEqual(['ACCEPTED ok', 'STARTED ok', 'COMPLETED ok']);
  });

  it('LK-6 answers a resend with the stage reached and does not execute again', () => {
    const { send, reports } = deskFixture();
    let executed = 0;
    const execute = () => {
      executed += 1;
      return { kind: 'completed', detail: 'done' } as const;
    };
    send(NoopCommand('r1'), execute);
    send(NoopCommand('r1'), execute);
    expect(executed).toBe(1);
    expect(stages(reports).at(-1)).toBe('COMPLETED ok');
  });

  it('LK-6 refuses the same id with other content', () => {
    const { desk, send, reports } = deskFixture();
    send(NoopCommand('r1'), () => ({ kind: 'completed' }));
    send(NoopCommand('r1', false), () => ({ kind: 'completed' }));
    expect(stages(reports).at(-1)).toBe('ACCEPTED REFUSAL_DUPLICATE');
    expect(desk.rejected).toBe(1);
  });

  it('LK-2 refuses what expired on arrival, and ends what does not complete in its window', () => {
    const { desk, send, reports, clock } = deskFixture();
    clock.nowUs = 5_000_000;
    send(NoopCommand('late', true, 4_999_999), () => ({ kind: 'completed' }));
    expect(stages(reports)).toEqual(['ACCEPTED REFUSAL_EXPIRED']);
    send(NoopCommand('slow'), () => ({ kind: 'pending' }));
    clock.nowUs += 3_600_000_000;
    desk.sweep(clock.nowUs);
    expect(stages(reports).at(-1)).toBe('COMPLETED REFUSAL_FAILED');
  });

  it('LK-2 a command that expires while it is executed ends as a time-out, and late success changes nothing', () => {
    const { desk, send, reports, clock } = deskFixture();
    const [context] = send(NoopCommand('brief', true, 7_000_000), () => ({ kind: 'pending' }));
    clock.nowUs = 6_999_999;
    desk.sweep(clock.nowUs);
    expect(stages(reports)).toEqual(['ACCEPTED ok', 'STARTED ok']);
    clock.nowUs = 7_000_000;
    desk.sweep(clock.nowUs);
    context.complete();
    expect(stages(reports)).toEqual(['ACCEPTED ok', 'STARTED ok', 'COMPLETED REFUSAL_FAILED']);
  });

  it('LK-4 an end that a handler tells before it returns comes after acceptance and start', () => {
    const { desk, reports, clock } = deskFixture();
    const context = {
      parameters: { from: 'comms-manager' },
      nowUs: clock.nowUs,
    } as unknown as MessageContext;
    desk.handle(FaultManagerCommand, NoopCommand('r1'), context, (command) => {
      command.complete('done');
      return { kind: 'pending' };
    });
    expect(stages(reports)).toEqual(['ACCEPTED ok', 'STARTED ok', 'COMPLETED ok']);
  });

  it('LK-4 an order of stages that PUS ST[01] does not allow does not compile', () => {
    const illegal = (verification: Verification, command: Arrived): void => {
      const accepted = verification.accept(command);
      // @ts-expect-error it has not been accepted
      verification.start(command);
      // @ts-expect-error it has not started
      verification.end(accepted, Refusal.REFUSAL_NONE, '');
      // @ts-expect-error it was accepted already
      verification.refuse(accepted, Refusal.REFUSAL_RANGE, '');
      // @ts-expect-error it has started already
      verification.accept(verification.start(accepted));
    };
    // The type check of the project reads this; nothing runs it.
    expect(illegal).toHaveLength(2);
  });

  it('LK-7 passes the refusal of the subsystem on, as a failed acceptance', () => {
    const { send, reports } = deskFixture();
    send(NoopCommand('r1'), () => ({
      kind: 'refused',
      refusal: Refusal.REFUSAL_RANGE,
      detail: 'target: 3, 10 to 30',
    }));
    expect(stages(reports)).toEqual(['ACCEPTED REFUSAL_RANGE']);
    expect(reports[0].detail).toBe('target: 3, 10 to 30');
  });
});
