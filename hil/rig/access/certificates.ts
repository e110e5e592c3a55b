import 'reflect-metadata';
import type { webcrypto } from 'node:crypto';
import { isIP } from 'node:net';
import {
  BasicConstraintsExtension,
  cryptoProvider,
  ExtendedKeyUsage,
  ExtendedKeyUsageExtension,
  KeyUsageFlags,
  KeyUsagesExtension,
  PemConverter,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
  type X509Certificate,
} from '@peculiar/x509';
import { CERTIFICATE_BACKDATED_MS, CERTIFICATE_DAYS } from './access.limits';

/** PEM texts of a broker with TLS. */
export interface Certificates {
  /** Vouches for the broker; for clients. */
  readonly ca: string;
  readonly certificate: string;
  /** Of the broker alone. */
  readonly key: string;
}

const DAY_MS = 86_400_000;
const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' } as const;
const LOCAL_HOSTS = ['localhost', '127.0.0.1', '::1'];

/**
 * A certificate for a broker at these hosts besides this machine's own names, and the authority that signed it. The authority's
 * key is forgotten at once: nobody can make a second broker that the same clients would trust.
 */
export async function makeCertificates(hosts: readonly string[] = []): Promise<Certificates> {
  const { subtle } = globalThis.crypto;
  cryptoProvider.set(globalThis.crypto);
  const makeKeys = (): Promise<webcrypto.CryptoKeyPair> =>
    subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);
  const [authorityKeys, brokerKeys] = await Promise.all([makeKeys(), makeKeys()]);
  const now = Date.now();
  const validity = {
    notBefore: new Date(now - CERTIFICATE_BACKDATED_MS),
    notAfter: new Date(now + CERTIFICATE_DAYS * DAY_MS),
    signingAlgorithm: ALGORITHM,
  };
  const authority = await X509CertificateGenerator.createSelfSigned({
    ...validity,
    name: 'CN=Dawnline rig',
    keys: authorityKeys,
    extensions: [
      new BasicConstraintsExtension(true, 0, true),
      new KeyUsagesExtension(KeyUsageFlags.keyCertSign, true),
    ],
  });
  const names = [...new Set([...LOCAL_HOSTS, ...hosts])];
  const broker = await X509CertificateGenerator.create({
    ...validity,
    subject: 'CN=Dawnline broker',
    issuer: authority.subject,
    publicKey: brokerKeys.publicKey,
    signingKey: authorityKeys.privateKey,
    extensions: [
      new BasicConstraintsExtension(false, undefined, true),
      new KeyUsagesExtension(KeyUsageFlags.digitalSignature, true),
      new ExtendedKeyUsageExtension([ExtendedKeyUsage.serverAuth]),
      new SubjectAlternativeNameExtension(
        names.map((value) => ({ type: isIP(value) === 0 ? 'dns' : 'ip', value })),
      ),
    ],
  });
  return {
    ca: pemOf(authority),
    certificate: pemOf(broker),
    key: `${PemConverter.encode(await subtle.exportKey('pkcs8', brokerKeys.privateKey), 'PRIVATE KEY')}\n`,
  };
}

function pemOf(certificate: X509Certificate): string {
  return `${certificate.toString('pem')}\n`;
}
