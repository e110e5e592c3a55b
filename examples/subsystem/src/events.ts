import { defineEvents } from '@dawnline/service';

/** The subsystem's own events: code, severity, text, and what an operator does. */
export const events = defineEvents({});
