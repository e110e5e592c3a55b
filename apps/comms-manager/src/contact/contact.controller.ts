import { Controller } from '@nestjs/common';
import { Receive, type MessageContext } from '@dawnline/bus';
import { RadioCommand, RadioSample } from '@dawnline/contracts';
import { isNew, stampOf } from '@dawnline/monitoring';
import { parseTle } from '@dawnline/orbit';
import { DeviceWatch } from '@dawnline/service';
import { Comms, type HousekeepingPart, type Room } from '../comms';
import { stepContact, type ContactOutput } from './contact';
import { contactAt, needsPrediction, nextContact, predictContacts } from './prediction';

const S_BAND = 's';

/** Predicts contacts, follows the radio, and keys its transmitter. */
@Controller()
export class ContactController implements Room {
  private readonly watch: DeviceWatch;

  constructor(private readonly comms: Comms) {
    this.watch = new DeviceWatch(comms.service, () => comms.state.radioStamps);
    comms.register('contact', this);
  }

  work(nowUs: number): void {
    this.refreshPrediction(nowUs);
    this.followContact(nowUs);
    this.watch.look(nowUs);
  }

  @Receive(RadioSample)
  onRadio(sample: RadioSample, context: MessageContext): void {
    const { radioStamps } = this.comms.state;
    const device = `radio/${context.parameters.radio}`;
    const known = radioStamps[device];
    const stamp = stampOf(sample.header, context.nowUs);
    if (known === undefined || !isNew(known, stamp)) return;
    this.comms.update({ radioStamps: { ...radioStamps, [device]: stamp } });
    if (context.parameters.radio !== S_BAND) return;
    const { lock, transmitting, downlinkBps } = sample;
    this.comms.update({ radio: { atUs: context.nowUs, lock, transmitting, downlinkBps } });
    this.followContact(context.nowUs);
  }

  housekeeping(): HousekeepingPart {
    const { contact, prediction } = this.comms.state;
    const next = nextContact(prediction, this.comms.service.clock.now());
    return {
      inContact: contact.inContact,
      station: contact.station,
      nextContactUs: next?.startUs ?? 0,
      nextStation: next?.station ?? '',
    };
  }

  private refreshPrediction(nowUs: number): void {
    const { service, state } = this.comms;
    const onboardUs = service.clock.onboardTimeUs();
    if (!needsPrediction(state.prediction, nowUs, onboardUs)) return;
    const { tle, stations } = service.table;
    try {
      const elements = parseTle(tle.line1, tle.line2);
      this.comms.update({ prediction: predictContacts(elements, stations, nowUs, onboardUs) });
    } catch (error) {
      const none = { contacts: [], madeUs: nowUs, clockOffsetUs: onboardUs - nowUs };
      this.comms.update({ prediction: none });
      service.event('EPHEMERIS_UNUSABLE', { reason: (error as Error).message });
    }
  }

  private followContact(nowUs: number): void {
    const { contact, prediction, radio } = this.comms.state;
    const { state, outputs } = stepContact(contact, contactAt(prediction, nowUs), radio, nowUs);
    this.comms.update({ contact: state });
    for (const output of outputs) this.announce(output);
  }

  private announce(output: ContactOutput): void {
    const { service } = this.comms;
    const station = 'station' in output && output.station !== '' ? output.station : 'unpredicted';
    if (output.kind === 'acquired') service.event('CONTACT_ACQUIRED', { station });
    else if (output.kind === 'lost') {
      const { framesUp, framesDown } = output;
      service.event('CONTACT_LOST', { station, framesUp, framesDown });
    } else {
      const parameters = { radio: S_BAND, from: service.name };
      service.publish(RadioCommand, { transmit: output.on }, { parameters });
    }
  }
}
