// What can be wrong with the text of an expression, as data with a place, and as a sentence in Chinese or English.

/** A place in the text: offsets count UTF-16 units from 0, line and column count from 1. */
export interface TextPlace { readonly start: number; readonly end: number; readonly line: number; readonly column: number }

export type ProblemCode =
  | 'tooLong' | 'tooDeep' | 'syntax' | 'unknownField' | 'unknownFunction' | 'argumentCount' | 'wrongType' | 'differentTypes'
  | 'numberTooLong' | 'mustBeConstant' | 'badPattern' | 'wrongResult';

/** `details` fill the sentence: names, expected things (joined with the language's "or"), counts. */
export interface ExpressionProblem extends TextPlace {
  readonly code: ProblemCode;
  readonly details: Readonly<Record<string, string | number | readonly string[]>>;
}

export type Language = 'zh' | 'en';
