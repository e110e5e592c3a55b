// `npm run build`: packages, contracts and compiled code, whatever is missing or stale.
import { prepare } from './lib/prepare.mjs';

await prepare();
