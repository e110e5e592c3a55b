/** The broker could not take its port. The message says what a person can do. */
export class BrokerPortError extends Error {
  constructor(host: string, port: number, cause: string) {
    const why =
      cause === 'EADDRINUSE'
        ? `port ${port} of ${host} is in use: end the other broker or rig (see \`ss -ltnp\`), or choose another port with --port`
        : `cannot listen on port ${port} of ${host} (${cause}): choose another port with --port`;
    super(why);
    this.name = 'BrokerPortError';
  }
}
