import { Refusal } from '@dawnline/contracts';
import type { Output, Turn } from '../turn';

export function answer(ticket: string, refusal: Refusal, detail: string): Output {
  return { kind: 'answer', ticket, refusal, detail };
}

export const ok = (ticket: string, detail: string): Output => answer(ticket, Refusal.REFUSAL_NONE, detail);

export function refuse(turn: Turn, ticket: string, refusal: Refusal, detail: string): void {
  turn.emit(answer(ticket, refusal, detail));
}
