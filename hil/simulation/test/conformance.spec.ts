import { describeBus } from '../../../libs/bus/test/conformance';
import { PumpedWorld } from './pumped-world';

describeBus('the simulated world', () => {
  const pumped = new PumpedWorld();
  const { world } = pumped;
  return Promise.resolve({
    host: (service) => pumped.host(service),
    kill: (host) => {
      world.kill(host.service);
      return Promise.resolve();
    },
    stopBroker: () => {
      world.bus.crashBroker({ downUs: Infinity, keepSessions: false });
      return Promise.resolve();
    },
    startBroker: () => {
      world.bus.restoreBroker();
      return Promise.resolve();
    },
    until: (condition) => pumped.until(condition),
    close: () => pumped.close(),
  });
});
