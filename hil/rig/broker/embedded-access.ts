import type { AedesOptions, AuthenticateError, Client } from 'aedes';
import type { Gatekeeper, Refused, Refusals, Rights, Visitor } from '../access';

/** CONNACK codes of MQTT 3.1.1. */
const BAD_USER_OR_PASSWORD = 4;
const NOT_AUTHORIZED = 5;
/** Where refused publications go, and what refused subscriptions are for: the two never meet, and nobody else gets there. */
const NOWHERE = '$refused/topic';
const NOTHING = '$refused/filter';

type Hooks = Required<
  Pick<AedesOptions, 'preConnect' | 'authenticate' | 'authorizePublish' | 'authorizeSubscribe'>
>;

/**
 * The gatekeeper as aedes asks for it. A publication that is not allowed is dropped and acknowledged, as Mosquitto does: MQTT
 * 3.1.1 has no other answer but to cut the connection, and that would take a service's session for one wrong packet.
 */
export function accessHooks(gatekeeper: Gatekeeper, refusals: Refusals): Hooks {
  const wills = new WeakMap<Client, string>();
  const rights = new WeakMap<Client, Rights>();
  return {
    preConnect: (client, packet, done) => {
      if (packet.will) wills.set(client, packet.will.topic);
      done(null, true);
    },
    authenticate: (client, user, password, done) => {
      const visitor: Visitor = {
        clientId: client.id,
        user: user || undefined,
        password,
        willTopic: wills.get(client) ?? null,
      };
      const admitted = gatekeeper.admit(visitor);
      if (typeof admitted === 'string') {
        refusals.add(user ?? client.id, 'connect', reasonOf(admitted, visitor));
        done(connackError(admitted), false);
        return;
      }
      rights.set(client, admitted);
      done(null, true);
    },
    authorizePublish: (client, packet, done) => {
      // Without a client it is the broker itself.
      const own = client === null ? null : rights.get(client);
      if (own === null || own?.mayPublish(packet.topic)) return done();
      refusals.add(own?.user ?? '', 'publish', packet.topic);
      Object.assign(packet, { topic: NOWHERE, payload: Buffer.alloc(0), retain: false });
      done();
    },
    authorizeSubscribe: (client, subscription, done) => {
      const own = rights.get(client);
      if (own?.maySubscribe(subscription.topic)) return done(null, subscription);
      // A session is given back with all its filters: this one was refused before.
      if (subscription.topic !== NOTHING) refusals.add(own?.user ?? '', 'subscribe', subscription.topic);
      // Aedes keeps refused filters in the session too, and would store all that matches them while its client is away.
      subscription.topic = NOTHING;
      done(null, null);
    },
  };
}

function reasonOf(refused: Refused, { clientId, willTopic }: Visitor): string {
  if (refused === 'client id of another user') return `the client id ${clientId} is not its own`;
  return refused === 'will' ? `its will is on ${willTopic}` : refused;
}

function connackError(refused: Refused): AuthenticateError {
  const isUnknown = refused === 'unknown user or wrong password';
  return Object.assign(new Error(refused), {
    returnCode: isUnknown ? BAD_USER_OR_PASSWORD : NOT_AUTHORIZED,
  });
}
