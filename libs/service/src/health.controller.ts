import { Controller } from '@nestjs/common';
import { HealthEcho, HealthPing } from '@dawnline/contracts';
import { Receive } from '@dawnline/bus';
import { Service } from './service';

/** Answers health pings for every service, with the progress of its work loop (FD-13), and takes the mode they carry. */
@Controller()
export class HealthController {
  constructor(private readonly service: Service) {}

  @Receive(HealthPing)
  onPing(ping: HealthPing): void {
    this.service.takeMode(ping.mode, ping.header.modeEpoch);
    this.service.publish(
      HealthEcho,
      { key: ping.key, progress: this.service.progress },
      { parameters: { subsystem: this.service.name } },
    );
  }
}
