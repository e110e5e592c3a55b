import { Controller } from '@nestjs/common';
import { Every, Service } from '@dawnline/service';
import { step, type State } from './core';

/** The bus edge: translates messages and ticks to the core, and its outputs to packets. No decisions here. */
@Controller()
export class SubsystemController {
  private state: State = { turns: 0 };

  constructor(service: Service) {
    service.registerState('core', () => this.state);
  }

  @Every(1_000_000)
  tick(nowUs: number): void {
    this.state = step(this.state, nowUs).state;
  }
}
