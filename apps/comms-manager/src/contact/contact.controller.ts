import { Controller } from '@nestjs/common';
import { Receive, type MessageContext } from '@dawnline/bus';
import { ElementsSource, RadioSample, Refusal } from '@dawnline/contracts';
import { isNew, stampOf } from '@dawnline/monitoring';
import { parseTle } from '@dawnline/orbit';
import { DeviceWatch, type CommandContext, type CommandOutcome } from '@dawnline/service';
import { Comms, type ActionTable, type HousekeepingPart, type Room } from '../comms';
import { announceContact, S_BAND } from './announce';
import { isFresh, stepContact } from './contact';
import { elementsFault, reverted, withElements, type Elements, type TwoLines } from './elements';
import { ElementsStore } from './elements-store';
import { contactAt, needsPrediction, nextContact, predictContacts } from './prediction';

/** Predicts contacts, follows the radio, and keys its transmitter. */
@Controller()
export class ContactController implements Room {
  readonly actions: ActionTable = {
    loadElements: (command, context) => this.loadElements(command.loadElements!, context),
    revertElements: (_, context) => this.revertElements(context),
  };
  private readonly watch: DeviceWatch;
  /** Of the element set in use; zero when it is unusable. */
  private epochUs = 0;

  constructor(
    private readonly comms: Comms,
    private readonly store: ElementsStore,
  ) {
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
    const { lock, transmitting, uplinkBps, downlinkBps } = sample;
    this.comms.update({ radio: { atUs: context.nowUs, lock, transmitting, uplinkBps, downlinkBps } });
    this.followContact(context.nowUs);
  }

  housekeeping(): HousekeepingPart {
    const { contact, prediction, radio, elements } = this.comms.state;
    const nowUs = this.comms.service.clock.now();
    const next = nextContact(prediction, nowUs);
    const rates = isFresh(radio, nowUs) ? radio : { uplinkBps: 0, downlinkBps: 0 };
    return {
      inContact: contact.acquiredUs !== null,
      station: contact.station,
      nextContactUs: next?.startUs ?? 0,
      nextStation: next?.station ?? '',
      windowOpen: contact.inContact,
      uplinkBps: rates.uplinkBps,
      downlinkBps: rates.downlinkBps,
      passOutcomes: [...contact.outcomes],
      elementsSource: elements.current
        ? ElementsSource.ELEMENTS_SOURCE_UPLINKED
        : ElementsSource.ELEMENTS_SOURCE_TABLE,
      elementsEpochUs: this.epochUs,
    };
  }

  private loadElements(lines: TwoLines, context: CommandContext): CommandOutcome {
    const { line1, line2 } = lines;
    const fault = elementsFault({ line1, line2 });
    if (fault) return { kind: 'refused', refusal: Refusal.REFUSAL_RANGE, detail: fault };
    return this.change(withElements(this.comms.state.elements, { line1, line2 }), context);
  }

  private revertElements(context: CommandContext): CommandOutcome {
    const elements = reverted(this.comms.state.elements);
    const detail = 'there is no element set before this one';
    if (!elements) return { kind: 'refused', refusal: Refusal.REFUSAL_RANGE, detail };
    return this.change(elements, context);
  }

  private change(elements: Elements, context: CommandContext): CommandOutcome {
    if (this.store.isBusy) {
      const detail = 'the element set is being read or written';
      return { kind: 'refused', refusal: Refusal.REFUSAL_BUSY, detail };
    }
    const durable = new Promise<void>((resolve) => {
      this.store.store(elements, (failure) => {
        if (failure) context.fail(Refusal.REFUSAL_FAILED, failure);
        else {
          const source = elements.current ? 'uplinked' : 'of the craft table';
          this.comms.service.event('ELEMENTS_CHANGED', { source, principal: context.principal });
          context.complete(`contacts are predicted with the element set ${source}`);
        }
        resolve();
      });
    });
    context.acknowledgeWhen(durable);
    return { kind: 'pending' };
  }

  private refreshPrediction(nowUs: number): void {
    const { service, state } = this.comms;
    const onboardUs = service.clock.onboardTimeUs();
    if (!needsPrediction(state.prediction, nowUs, onboardUs)) return;
    const { stations } = service.table;
    const tle = state.elements.current ?? service.table.tle;
    try {
      const elements = parseTle(tle.line1, tle.line2);
      this.epochUs = elements.epochUnixUs;
      this.comms.update({ prediction: predictContacts(elements, stations, nowUs, onboardUs) });
    } catch (error) {
      const none = { contacts: [], madeUs: nowUs, clockOffsetUs: onboardUs - nowUs };
      this.comms.update({ prediction: none });
      this.epochUs = 0;
      service.event('EPHEMERIS_UNUSABLE', { reason: (error as Error).message });
    }
  }

  private followContact(nowUs: number): void {
    const { contact, prediction, radio } = this.comms.state;
    const { state, outputs } = stepContact(
      contact,
      contactAt(prediction, nowUs, contact.station),
      radio,
      nowUs,
    );
    this.comms.update({ contact: state });
    for (const output of outputs) announceContact(this.comms, output);
  }
}
