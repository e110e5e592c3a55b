import { readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { LiveDisk } from '@dawnline/live';
import { openBundle, readKeyText } from '@dawnline/results';
import { UserError } from '../errors';

/** Public half of the craft's signing key, beside the uplink keys of the rig. */
const CRAFT_KEY = 'signing-key.pub';

function keyIn(
  file: string,
  what: string,
  curve: 'x25519' | 'ed25519',
  part: 'private' | 'public',
): Uint8Array {
  const isThere = statSync(file, { throwIfNoEntry: false })?.isFile();
  const key = isThere ? readKeyText(readFileSync(file, 'utf8'), curve, part) : null;
  // The contents stay out of the message: they may be a key.
  if (!key)
    throw new UserError(`${what} ${file}: expected a file with 64 hexadecimal digits or PEM (${curve})`);
  return key;
}

/** The tenant's private key; read before anything is sent, so that a wrong file costs no contact. */
export const tenantKeyIn = (file: string): Uint8Array => keyIn(file, '--key', 'x25519', 'private');

/** Opens a bundle beside itself, into a folder of the job's name; null when it is sealed and there is no key. */
export async function openFetched(
  bundle: string,
  job: string,
  uplinkKeyFile: string,
  tenantKey: Uint8Array | null,
): Promise<string[] | null> {
  const craftKey = keyIn(
    join(dirname(uplinkKeyFile), CRAFT_KEY),
    'the key of the craft',
    'ed25519',
    'public',
  );
  const folder = dirname(bundle);
  const disk = await LiveDisk.open('ground', folder);
  const opened = await openBundle({
    bundle: { disk, path: basename(bundle) },
    out: { disk, folder: job },
    craftKey,
    tenantKey,
  });
  if (opened.kind === 'refused' && opened.refusal === 'key-needed') return null;
  if (opened.kind === 'refused') throw new UserError(`${bundle}: ${opened.refusal}: ${opened.detail}`);
  return opened.manifest.files.map(({ path }) => join(folder, job, 'files', path));
}
