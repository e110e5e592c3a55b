import type { Header } from '@dawnline/contracts';
import { SOURCE_MAX_CHARS } from './bus.limits';
import type { Route } from './routes';

const SANE_NAME = /^[A-Za-z0-9][\w./:-]*$/;

export function headerOf(message: object): Header {
  return (message as { header: Header }).header;
}

function isSane(source: string): boolean {
  return source.length <= SOURCE_MAX_CHARS && SANE_NAME.test(source);
}

/** What is wrong with a header for its topic; null when it is acceptable. */
export function headerFault(header: Header, route: Route, craft: string): string | null {
  const { source } = header;
  if (header.craft !== craft && !(route.device && header.craft === '')) {
    return `header names craft '${header.craft}', not '${craft}'`;
  }
  if (source === route.knownSource || (route.device && source === '')) return null;
  if (!isSane(source)) return 'header names no usable source';
  if (route.publisher !== null && source !== route.publisher) {
    return `header names source '${source}' on the topic of '${route.publisher}'`;
  }
  route.knownSource = source;
  return null;
}
