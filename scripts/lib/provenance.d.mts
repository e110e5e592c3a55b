/** A statement or a value of a craft file that holds numbers, and the marks of where they come from. */
export interface NumberOfTheWorld {
  readonly path: string;
  readonly line: number;
  readonly name: string;
  readonly comment: string;
  readonly marks: readonly string[];
}

export interface StatementNumbers extends NumberOfTheWorld {
  readonly constants: readonly { readonly name: string; readonly value: string }[];
}

export interface CraftNumber extends NumberOfTheWorld {
  readonly value: number;
}

export declare const PHYSICS: readonly string[];
export declare function numbersOf(path: string, text: string): StatementNumbers[];
export declare function numbersBelow(root: string, places: readonly string[]): StatementNumbers[];
export declare function craftNumbers(path: string, text: string): CraftNumber[];
