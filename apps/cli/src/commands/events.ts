import type { Command } from 'commander';
import { missionClock } from '@hil/record';
import { UserError } from '../errors';
import { credentialsOption } from '../options';
import { outputFor } from '../output';
import { connectToRig, packetOf, untilInterrupted } from '../rig-client';

const SEVERITIES = ['INFORMATIVE', 'LOW', 'MEDIUM', 'HIGH'];

interface EventsOptions {
  readonly credentials?: string;
  readonly minimum: string;
  readonly source?: string;
  readonly json?: boolean;
}

interface EventFields {
  readonly header: {
    readonly source: string;
    readonly missionTimeUs: number;
    readonly bootId: number;
    readonly sequence: number;
  };
  readonly code: string;
  readonly severity: string;
  readonly parameters: Record<string, string>;
  readonly text: string;
}

async function events(options: EventsOptions): Promise<void> {
  const lowest = SEVERITIES.indexOf(options.minimum.toUpperCase());
  if (lowest < 0)
    throw new UserError(`--minimum ${options.minimum}: expected one of ${SEVERITIES.join(', ')}`);
  const client = await connectToRig('events', options.credentials);
  const output = outputFor(options.json ?? false);
  client.bus.commands.onDelivery((delivery) => {
    delivery.acknowledge();
    const packet = packetOf(delivery);
    if (packet?.contract !== 'Event') return;
    const event = packet.fields as unknown as EventFields;
    const severity = event.severity.replace('SEVERITY_', '');
    if (SEVERITIES.indexOf(severity) < lowest || (options.source && options.source !== event.header.source))
      return;
    if (output.json) {
      output.line({
        mission_time_us: event.header.missionTimeUs,
        source: event.header.source,
        boot_id: event.header.bootId,
        code: event.code,
        severity,
        parameters: event.parameters,
        text: event.text,
      });
    } else
      output.text(
        `${missionClock(event.header.missionTimeUs)}  ${severity.padEnd(11)}  ${event.header.source}: ${event.text}`,
      );
  });
  client.bus.commands.subscribe([`craft/${client.rig.craft}/ev/+`], 1);
  await untilInterrupted(client);
}

export function addEvents(program: Command): void {
  program
    .command('events')
    .description('Follow the events of the running rig (Ctrl-C ends)')
    .option('--minimum <severity>', 'lowest severity shown: INFORMATIVE, LOW, MEDIUM, HIGH', 'INFORMATIVE')
    .option('--source <subsystem>', 'only the events of one subsystem')
    .addOption(credentialsOption())
    .option('--json', 'JSON lines: mission_time_us, source, boot_id, code, severity, parameters, text')
    .action((options: EventsOptions) => events(options));
}
