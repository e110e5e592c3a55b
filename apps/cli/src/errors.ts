/** The user's input is at fault: shown without a stack, exit status 2. */
export class UserError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UserError';
  }
}

/** Exit statuses, documented in README: 0 passed, 1 failed, 2 bad input. */
export const EXIT_FAILED = 1;
export const EXIT_BAD_INPUT = 2;

/** Errors of loaders and parsers that carry their own explanation. */
const EXPLAINED =
  /^(UserError|TleError|PropagationError|CraftError|ScenarioError|FaultError|CommandError|KeyError|JobFileError|BrokerError|CredentialsError|PortInUseError)$/;

export function isExplained(error: unknown): error is Error {
  return error instanceof Error && EXPLAINED.test(error.name);
}
