/** One line of job protocol v1, JP-1 to JP-3; blanks for everything but printable ASCII, cut at 512 bytes. */
export function notify(line: string): void;
export function ready(): void;
/** Heartbeat and progress, at most 20 lines a second; the line with `step === total` always goes out. */
export function progress(step: number, total: number): void;
export function begin(section: string, timeoutMs: number): void;
export function end(section: string): void;
/** Lets signals in: await it between two steps. */
export function turn(): Promise<void>;
/** True from SIGTERM on: commit, then `leave`. */
export function leaving(): boolean;
/** True once after each SIGUSR1: commit, then go on. */
export function wanted(): boolean;
/** Exit 85: a checkpoint is taken, start me again. */
export function leave(): never;
/** Commits the files (name to contents) as the next checkpoint: durable when it returns. Names without folders. */
export function commit(step: number, format: string, files: Record<string, string | Uint8Array>): void;
/** Folder to resume from; undefined for a cold start. Exits with 78 when it holds another format. */
export function restore(format: string): string | undefined;
/** A result file, whole or absent. */
export function result(name: string, data: string | Uint8Array): void;
/** A file in any folder, whole or absent, durable when it returns. */
export function publish(folder: string, name: string, data: string | Uint8Array): void;
