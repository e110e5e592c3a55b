// Generated from proto/ by `npm run generate`. Do not edit.
import type { Codec } from '../contract';

export declare const dawnline: Readonly<Record<string, Codec>>;
