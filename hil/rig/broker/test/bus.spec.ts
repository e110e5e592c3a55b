import { describeBus } from '../../../../libs/bus/test/conformance';
import { mosquittoAvailable, startEmbeddedBroker, startMosquitto } from '..';
import { liveWorld } from './live-world';

describeBus('embedded broker', () => liveWorld((port) => startEmbeddedBroker({ port })));

// In continuous integration nothing is skipped: there the absence of Mosquitto is a failure.
if (mosquittoAvailable() || process.env.CI === 'true') {
  describeBus('mosquitto', () => liveWorld((port) => startMosquitto({ port })));
} else {
  describe('mosquitto (skipped: mosquitto is not installed)', () => {
    it.skip('bus conformance', () => undefined);
  });
}
