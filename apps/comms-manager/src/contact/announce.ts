import { RadioCommand } from '@dawnline/contracts';
import type { Comms } from '../comms';
import type { ContactOutput } from './contact';

/** The radio whose contacts are followed. */
export const S_BAND = 's';

/** Tells what became of a contact, and keys the transmitter. */
export function announceContact({ service }: Comms, output: ContactOutput): void {
  if (output.kind === 'transmit') {
    const parameters = { radio: S_BAND, from: service.name };
    service.publish(RadioCommand, { transmit: output.on }, { parameters });
    return;
  }
  const station = output.station === '' ? 'unpredicted' : output.station;
  if (output.kind === 'acquired') {
    service.event('CONTACT_ACQUIRED', { station });
    return;
  }
  const { outcome, framesUp, framesDown } = output;
  if (outcome === 'missed') service.event('PASS_MISSED', { station, framesDown });
  else service.event('CONTACT_LOST', { station, outcome, framesUp, framesDown });
}
