// The embedded broker as a process of its own, so that a broker crash is a SIGKILL: main.js PORT [HOST]. Who may do what is in the
// file that DAWNLINE_ACCESS names; without one anybody may do everything.
import { readBrokerAccess } from '../access';
import { startEmbeddedBroker } from './embedded';
import { BrokerPortError } from './port-error';

const LARGEST_PORT = 65_535;

async function main(): Promise<void> {
  const port = Number(process.argv[2]);
  if (!Number.isInteger(port) || port < 0 || port > LARGEST_PORT) {
    process.stderr.write(`broker: '${process.argv[2] ?? ''}' is no port (0 to ${LARGEST_PORT})\n`);
    process.exit(2);
  }
  const file = process.env.DAWNLINE_ACCESS;
  const broker = await startEmbeddedBroker({
    port,
    host: process.argv[3],
    access: file ? readBrokerAccess(file) : undefined,
    onRefusal: (refusal) => void process.send?.({ 'dawnline.refusal': refusal }),
  });
  const end = (): void => void broker.close().then(() => process.exit(0));
  process.once('SIGTERM', end);
  process.once('SIGINT', end);
  // Without the process that started it the broker is an orphan.
  process.once('disconnect', end);
  process.stdout.write(`ready ${broker.url}\n`);
}

main().catch((error: unknown) => {
  process.stderr.write(`broker: ${error instanceof BrokerPortError ? error.message : String(error)}\n`);
  process.exit(1);
});
