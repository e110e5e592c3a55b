import type { Command } from 'commander';
import { RigFault, RigNotice } from '@dawnline/contracts';
import { missionClock } from '@hil/record';
import { EXIT_BAD_INPUT } from '../errors';
import { credentialsOption, durationOption, namedValue, positiveNumber } from '../options';
import { outputFor } from '../output';
import { connectToRig, toolHeader } from '../rig-client';

/** The rig answers within a slice of its loop; a paused one too (assumed). */
const ANSWER_WAIT_MS = 5_000;

interface InjectOptions {
  readonly credentials?: string;
  readonly target?: string;
  readonly param?: Record<string, string>;
  readonly duration?: number;
  readonly ramp?: number;
  readonly every?: number;
  readonly duty?: number;
  readonly heal?: boolean;
  readonly json?: boolean;
}

async function inject(fault: string, options: InjectOptions): Promise<void> {
  const client = await connectToRig('inject', options.credentials);
  const { craft } = client.rig;
  const output = outputFor(options.json ?? false);
  const id = options.heal ? fault : `by-hand-${process.pid}`;
  const answer = new Promise<RigNotice | null>((resolve) => {
    const patience = setTimeout(() => resolve(null), ANSWER_WAIT_MS);
    client.bus.commands.onDelivery((delivery) => {
      delivery.acknowledge();
      const notice = RigNotice.decode(delivery.payload);
      if (notice.subject !== id) return;
      clearTimeout(patience);
      resolve(notice);
    });
  });
  client.bus.commands.subscribe([`rig/${craft}/notice`], 1);
  const packet: RigFault = {
    header: toolHeader(craft),
    id,
    fault: options.heal ? '' : fault,
    target: options.target ?? '',
    parameters: options.param ?? {},
    durationUs: options.duration ?? 0,
    heal: options.heal ?? false,
    rampUs: options.ramp ?? 0,
    periodUs: options.every ?? 0,
    duty: options.duty ?? 0,
  };
  client.bus.commands.publish(`rig/${craft}/fault`, RigFault.encode(packet), { qos: 1, retain: false });
  const notice = await answer;
  await client.close();
  if (!notice) throw new Error('the rig did not answer');
  const isRefused = notice.what === 'refused' || notice.kind === 'refused';
  const atUs = notice.header.missionTimeUs;
  if (output.json)
    output.document({ id, what: notice.what, mission_time_us: atUs, detail: { ...notice.detail } });
  else if (isRefused) process.stderr.write(`refused: ${notice.detail.reason ?? 'no reason given'}\n`);
  else
    output.text(
      `${missionClock(atUs)}  ${id}: ${fault} ${notice.what}\nto end it: npx dawnline inject ${id} --heal`,
    );
  if (isRefused) process.exitCode = EXIT_BAD_INPUT;
}

const EXAMPLES = `
Examples:
  dawnline inject gpu.kernel-hang --target gpu/0
  dawnline inject sensor.stuck-at --target tcs/loop/loop_b_c --param value=last --duration 60s
  dawnline inject actuator.pump-degraded --target prime --param flow=0.2 --ramp 60s
  dawnline inject sensor.dropout --target eps/battery/voltage_a_v --every 10s --duty 0.3
  dawnline inject process.killed --target power-manager
  dawnline inject by-hand-4711 --heal
\`dawnline faults\` lists what there is, with parameters and their units.`;

export function addInject(program: Command): void {
  program
    .command('inject')
    .description('Strike the running rig with a fault of the catalogue, or heal one')
    .argument('<fault>', 'dotted name (see `dawnline faults`), or with --heal the id that was given')
    .option('--target <target>', 'what it strikes: gpu/0, job-executor, tcs/loop/loop_a_c, bus, ...')
    .option('--param <name=value>', 'a parameter of the fault; may be repeated', namedValue)
    .addOption(
      durationOption('--duration <duration>', 'mission time after which it heals (default: the fault’s own)'),
    )
    .addOption(durationOption('--ramp <duration>', 'it grows to all of it over this time').conflicts('every'))
    .addOption(durationOption('--every <duration>', 'it comes and goes with this period'))
    .option(
      '--duty <share>',
      'with --every: share of the period in which it is there (default: 0.5)',
      positiveNumber,
    )
    .option('--heal', 'remove the fault of this id')
    .addOption(credentialsOption())
    .option('--json', 'one JSON document: id, what, mission_time_us, detail')
    .addHelpText('after', EXAMPLES)
    .action((fault: string, options: InjectOptions) => inject(fault, options));
}
