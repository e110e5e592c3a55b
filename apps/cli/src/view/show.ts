import logUpdate from 'log-update';
import type { FlightEntry } from '@hil/record';
import { EMPTY_FLIGHT, plainLine, takeEntry, timelineLine, type FlightState } from './flight-state';
import { renderFlight } from './render';

/** Redraws per second on a terminal (assumed: smooth enough, and no load). */
const FRAME_MS = 200;

export interface FlightView {
  take(entry: FlightEntry): void;
  /** Leaves the last picture on the screen. */
  end(): void;
}

/** Plain lines for pipes and files: the timeline only. */
function plainView(): FlightView {
  return {
    take: (entry) => {
      const line = timelineLine(entry);
      if (line) process.stdout.write(`${plainLine(line)}\n`);
    },
    end: () => undefined,
  };
}

function terminalView(stream: NodeJS.WriteStream): FlightView {
  let state: FlightState = EMPTY_FLIGHT;
  const draw = (): void => logUpdate(renderFlight(state, stream.columns, stream.rows));
  const timer = setInterval(draw, FRAME_MS);
  return {
    take: (entry) => {
      state = takeEntry(state, entry);
    },
    end: () => {
      clearInterval(timer);
      draw();
      logUpdate.done();
    },
  };
}

/** A picture that a person likes to watch on a terminal, plain lines elsewhere, nothing when quiet. */
export function showFlight(quiet: boolean): FlightView {
  if (quiet) return { take: () => undefined, end: () => undefined };
  return process.stdout.isTTY ? terminalView(process.stdout) : plainView();
}
