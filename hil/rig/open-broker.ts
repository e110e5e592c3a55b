import { refusalText, type Crew } from './access';
import { BrokerLink } from './broker-link';
import type { ExternalBroker } from './flight-access';
import type { RigOptions } from './options';

/** The broker of a flight, with access for everybody who takes part. @throws BrokerError */
export function openBroker(options: RigOptions, flight: string): Promise<BrokerLink> {
  return BrokerLink.open({
    external: externalOf(options),
    port: options.port ?? 0,
    flight,
    flightFolder: options.flightFolder,
    crew: crewOf(options),
    anonymous: options.anonymous ?? false,
    tls: options.tls ?? false,
    main: options.brokerMain,
    onDeath: () => options.onTrouble?.('the broker died; it is started again'),
    onRefusal: (refusal) => options.onTrouble?.(refusalText(refusal)),
  });
}

/** Whose broker it is: ours unless another was named. */
function externalOf({ brokerUrl: url, credentialsFolder }: RigOptions): ExternalBroker | null {
  return url === undefined && credentialsFolder === undefined ? null : { url, credentialsFolder };
}

function crewOf({ craft, services, scenario }: RigOptions): Crew {
  return {
    craft: craft.id,
    services: services.map(({ name }) => name),
    stations: craft.stations.map(({ id }) => id),
    devices: scenario.external,
  };
}
